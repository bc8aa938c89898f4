package org.nightjar.store.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.nightjar.model.RecordPosition;
import org.nightjar.model.Reject;
import org.nightjar.model.RejectContent;
import org.nightjar.store.ConflictRow;

/** Rows of what was rejected, with their bytes, and of the records among them that contradict an event. */
final class RejectRows {

    private static final String COLUMNS =
            "r.id, r.evidence_id, r.entry, r.record_index, r.byte_offset, r.reason, r.message, r.excerpt";

    /** A reject with its number, by which the next page of them is asked for. */
    record Numbered(long id, Reject reject, RejectContent content) {}

    private RejectRows() {}

    /** Gives its number. */
    static long insert(Connection connection, Reject reject, RejectContent content) throws SQLException {
        long id;
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO reject (evidence_id, entry, record_index, byte_offset, reason, message, excerpt)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                new String[] {"ID"})) {
            insert.setInt(1, reject.evidenceId());
            insert.setString(2, reject.position().entry());
            insert.setLong(3, reject.position().recordIndex());
            insert.setLong(4, reject.position().byteOffset());
            insert.setString(5, reject.reason());
            insert.setString(6, reject.message());
            insert.setString(7, reject.excerpt());
            insert.executeUpdate();
            try (ResultSet key = insert.getGeneratedKeys()) {
                key.next();
                id = key.getLong(1);
            }
        }
        if (content.wholeBytes() > 0) {
            insert(connection, id, content);
        }
        return id;
    }

    private static void insert(Connection connection, long id, RejectContent content) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO reject_content VALUES (?, ?, ?)")) {
            insert.setLong(1, id);
            insert.setLong(2, content.wholeBytes());
            insert.setBytes(3, content.bytes());
            insert.executeUpdate();
        }
    }

    /** A reject that contradicts the event of that id. */
    static void insertConflict(Connection connection, Reject reject, RejectContent content, String eventId)
            throws SQLException {
        long id = insert(connection, reject, content);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO conflict (reject_id, event_id) VALUES (?, ?)")) {
            insert.setLong(1, id);
            insert.setString(2, eventId);
            insert.executeUpdate();
        }
    }

    /** The next rejects with their bytes, up to one that is among them if it is reached. */
    static List<Numbered> page(Connection connection, long afterId, long throughId, int limit) throws SQLException {
        List<Numbered> page = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT " + COLUMNS
                + ", c.whole_bytes, c.content FROM reject r LEFT JOIN reject_content c ON c.reject_id = r.id"
                + " WHERE r.id > ? AND r.id <= ? ORDER BY r.id LIMIT ?")) {
            select.setLong(1, afterId);
            select.setLong(2, throughId);
            select.setInt(3, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    byte[] bytes = row.getBytes(10);
                    RejectContent content = new RejectContent(bytes == null ? new byte[0] : bytes, row.getLong(9));
                    page.add(new Numbered(row.getLong(1), reject(row), content));
                }
            }
        }
        return page;
    }

    static List<ConflictRow> conflicts(Connection connection, int limit) throws SQLException, DamagedBlockException {
        List<ConflictRow> conflicts = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT " + COLUMNS
                + ", c.event_id FROM conflict c JOIN reject r ON r.id = c.reject_id ORDER BY r.id LIMIT ?")) {
            select.setInt(1, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    conflicts.add(new ConflictRow(row.getString(9), reject(row)));
                }
            }
        }
        conflicts.addAll(PackedRejects.conflicts(connection, limit - conflicts.size()));
        conflicts.sort(Comparator.comparing(one -> one.second().evidenceId()));
        return conflicts;
    }

    static long countConflicts(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT (SELECT COUNT(*) FROM conflict)"
                        + " + (SELECT COALESCE(SUM(conflict_count), 0) FROM reject_block)")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Reject reject(ResultSet row) throws SQLException {
        return new Reject(
                row.getInt(2),
                new RecordPosition(row.getString(3), row.getLong(4), row.getLong(5)),
                row.getString(6),
                row.getString(7),
                row.getString(8));
    }
}
