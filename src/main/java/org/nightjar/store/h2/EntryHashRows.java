package org.nightjar.store.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.nightjar.model.EntryHash;

/** Rows of what the entries of one item hold, on their way into the case some hundreds at a time. */
final class EntryHashRows {

    private static final int MOST = 500;

    private final List<EntryHash> waiting = new ArrayList<>();
    private int saved;

    void add(EntryHash hash) {
        waiting.add(hash);
    }

    boolean isFull() {
        return waiting.size() >= MOST;
    }

    void save(Connection connection, int evidenceId) throws SQLException {
        if (waiting.isEmpty()) {
            return;
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO entry_hash VALUES (?, ?, ?, ?, ?, ?)")) {
            for (EntryHash hash : waiting) {
                insert.setInt(1, evidenceId);
                insert.setInt(2, saved++);
                insert.setString(3, hash.entry());
                insert.setString(4, hash.sha256());
                insert.setLong(5, hash.bytes());
                insert.setString(6, hash.broken());
                insert.executeUpdate();
            }
        }
        waiting.clear();
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
