package org.nightjar.store.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.nightjar.model.EntryHash;

/** Rows of what the entries of an item hold. */
final class EntryHashRows {

    private EntryHashRows() {}

    static EntryRows<EntryHash> ofNewItem() {
        return new EntryRows<>("INSERT INTO entry_hash VALUES (?, ?, ?, ?, ?, ?)", (insert, hash) -> {
            insert.setString(3, hash.entry());
            insert.setString(4, hash.sha256());
            insert.setLong(5, hash.bytes());
            insert.setString(6, hash.broken());
        });
    }

    static List<EntryHash> of(Connection connection, int evidenceId) throws SQLException {
        List<EntryHash> hashes = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT entry, sha256, size_bytes, broken FROM entry_hash WHERE evidence_id = ? ORDER BY in_order")) {
            select.setInt(1, evidenceId);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    hashes.add(new EntryHash(row.getString(1), row.getString(2), row.getLong(3), row.getString(4)));
                }
            }
        }
        return hashes;
    }

    /** The items that have such rows; asked of the index, so that it costs nothing where there are none. */
    static List<Integer> items(Connection connection) throws SQLException {
        List<Integer> items = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT DISTINCT evidence_id FROM entry_hash ORDER BY evidence_id")) {
            while (row.next()) {
                items.add(row.getInt(1));
            }
        }
        return items;
    }
}
