package org.nightjar.store.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of the entries of one item on their way into the case, some hundreds at a time. A row is the item's number, its own number in the
 * order of reading, and what the table says of an entry.
 */
final class EntryRows<T> {

    private static final int MOST = 500;

    /** Sets the parameters of a row from the third on. */
    @FunctionalInterface
    interface Fill<T> {
        void set(PreparedStatement insert, T row) throws SQLException;
    }

    private final String insert;
    private final Fill<T> fill;
    private final List<T> waiting = new ArrayList<>();
    private int saved;

    EntryRows(String insert, Fill<T> fill) {
        this.insert = insert;
        this.fill = fill;
    }

    void add(T row) {
        waiting.add(row);
    }

    boolean isFull() {
        return waiting.size() >= MOST;
    }

    void save(Connection connection, int evidenceId) throws SQLException {
        if (waiting.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            for (T row : waiting) {
                statement.setInt(1, evidenceId);
                statement.setInt(2, saved++);
                fill.set(statement, row);
                statement.executeUpdate();
            }
        }
        waiting.clear();
    }
}
