package org.nightjar.store.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Rows of settings: what a case knows by a name. */
final class SettingRows {

    private SettingRows() {}

    static Optional<String> find(Connection connection, String name) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT content FROM setting WHERE name = ?")) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /** Adds or replaces it; gives the number of rows that changed. */
    static int save(Connection connection, String name, String content) throws SQLException {
        try (PreparedStatement merge =
                connection.prepareStatement("MERGE INTO setting (name, content) KEY (name) VALUES (?, ?)")) {
            merge.setString(1, name);
            merge.setString(2, content);
            return merge.executeUpdate();
        }
    }
}
