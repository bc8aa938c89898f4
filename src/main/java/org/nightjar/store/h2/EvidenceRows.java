package org.nightjar.store.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.EvidenceStatus;

/** Rows of evidence items. */
final class EvidenceRows {

    private static final String COLUMNS =
            "id, path, sha256, size_bytes, imported_at, stored, duplicates, rejected, status, message";

    /** Every table whose rows belong to an item, by {@code evidence_id}. */
    private static final List<String> TABLES = List.of(
            "event_block",
            "raw_block",
            "gzip_block",
            "content_hash",
            "reject",
            "reject_block",
            "other_log",
            "entry_hash",
            "entry_count");

    /** Tables whose rows of an item are replaced when it is read again; those of the second kind are made anew later. */
    private static final List<String> REPLACED = List.of(
            "reject",
            "reject_block",
            "other_log",
            "entry_hash",
            "entry_count",
            "digest_file",
            "broken_entry",
            "digest_read");

    private EvidenceRows() {}

    static int nextId(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT COALESCE(MAX(id), 0) + 1 FROM evidence_item")) {
            result.next();
            return result.getInt(1);
        }
    }

    /** Notes the item as in progress. */
    static void begin(Connection connection, EvidenceItem item) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO evidence_item (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, 0, 0, 0, ?, '')")) {
            insert.setInt(1, item.id());
            insert.setString(2, item.path());
            insert.setString(3, item.sha256());
            insert.setLong(4, item.bytes());
            insert.setObject(5, Database.utc(item.importedAt()));
            insert.setString(6, H2EvidenceWriter.IN_PROGRESS);
            insert.executeUpdate();
        }
    }

    static void finish(Connection connection, EvidenceItem item) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE evidence_item SET imported_at = ?,"
                + " stored = ?, duplicates = ?, rejected = ?, status = ?, message = ? WHERE id = ?")) {
            update.setObject(1, Database.utc(item.importedAt()));
            update.setLong(2, item.stored());
            update.setLong(3, item.duplicates());
            update.setLong(4, item.rejected());
            update.setString(5, item.status().id());
            update.setString(6, item.message());
            update.setInt(7, item.id());
            update.executeUpdate();
        }
    }

    /** Removes whatever unfinished items left; gives how many there were. Looks through all blocks. */
    static int takeBackUnfinished(Connection connection) throws SQLException {
        String unfinished = "(SELECT id FROM evidence_item WHERE status = '" + H2EvidenceWriter.IN_PROGRESS + "')";
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.executeUpdate("DELETE FROM " + table + " WHERE evidence_id IN " + unfinished);
            }
            return statement.executeUpdate("DELETE FROM evidence_item WHERE id IN " + unfinished);
        }
    }

    /** Notes which version of the parser read an item. */
    static void readBy(Connection connection, int id, String parser) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "MERGE INTO item_parser (evidence_id, version) KEY (evidence_id) VALUES (?, ?)")) {
            update.setInt(1, id);
            update.setString(2, parser);
            update.executeUpdate();
        }
    }

    static String parser(Connection connection, int id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT version FROM item_parser WHERE evidence_id = ?")) {
            select.setInt(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }

    /** Gives everything of one item to another, whose rejects it replaces, and removes the first. */
    static void adopt(Connection connection, int from, EvidenceItem into) throws SQLException {
        for (String replaced : REPLACED) {
            try (PreparedStatement remove =
                    connection.prepareStatement("DELETE FROM " + replaced + " WHERE evidence_id = ?")) {
                remove.setInt(1, into.id());
                remove.executeUpdate();
            }
        }
        for (String table : TABLES) {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE " + table + " SET evidence_id = ? WHERE evidence_id = ?")) {
                update.setInt(1, into.id());
                update.setInt(2, from);
                update.executeUpdate();
            }
        }
        try (PreparedStatement remove = connection.prepareStatement("DELETE FROM evidence_item WHERE id = ?");
                PreparedStatement bytes = connection.prepareStatement(
                        "UPDATE evidence_item SET sha256 = ?, size_bytes = ? WHERE id = ?")) {
            remove.setInt(1, from);
            remove.executeUpdate();
            bytes.setString(1, into.sha256());
            bytes.setLong(2, into.bytes());
            bytes.setInt(3, into.id());
            bytes.executeUpdate();
        }
    }

    /**
     * Items as the table has them.
     *
     * @param finished in the order of import
     * @param unfinished how many are in progress, or were when a program was killed
     */
    record Items(List<EvidenceItem> finished, int unfinished) {}

    /** All in one look: where there are tens of thousands of files each look counts. */
    static Items all(Connection connection) throws SQLException {
        List<EvidenceItem> items = new ArrayList<>();
        int unfinished = 0;
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT " + COLUMNS + " FROM evidence_item ORDER BY id");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                String status = row.getString(9);
                if (status.equals(H2EvidenceWriter.IN_PROGRESS)) {
                    unfinished++;
                    continue;
                }
                long stored = row.getLong(6);
                long duplicates = row.getLong(7);
                long rejected = row.getLong(8);
                items.add(new EvidenceItem(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        Database.time(row, 5),
                        stored + duplicates + rejected,
                        stored,
                        duplicates,
                        rejected,
                        status(status),
                        row.getString(10)));
            }
        }
        return new Items(List.copyOf(items), unfinished);
    }

    private static EvidenceStatus status(String id) {
        return EvidenceStatus.valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
