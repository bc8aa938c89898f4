package org.nightjar.store.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.nightjar.model.UserBasis;

/** What the last detection knew of each user. */
final class UserBasisRows {

    private static final int BATCH = 1000;

    private UserBasisRows() {}

    /** Adds them to the empty table. */
    static void save(Connection connection, Map<String, UserBasis> bases) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO user_basis VALUES (?, ?, ?, ?)")) {
            int waiting = 0;
            for (Map.Entry<String, UserBasis> one : bases.entrySet()) {
                insert.setString(1, one.getKey());
                insert.setLong(2, one.getValue().events());
                insert.setLong(3, one.getValue().people());
                insert.setLong(4, one.getValue().facts());
                insert.addBatch();
                if (++waiting % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    static Map<String, UserBasis> load(Connection connection) throws SQLException {
        Map<String, UserBasis> bases = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT user_id, events, people, facts FROM user_basis")) {
            while (row.next()) {
                bases.put(row.getString(1), new UserBasis(row.getLong(2), row.getLong(3), row.getLong(4)));
            }
        }
        return bases;
    }
}
