package org.nightjar.store.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nightjar.model.DigestCheck;
import org.nightjar.model.EntryIntegrity;
import org.nightjar.model.Integrity;
import org.nightjar.model.IntegrityReport;
import org.nightjar.model.MissingObject;
import org.nightjar.model.SignatureState;
import org.nightjar.model.TimeRange;

/** What the last check of CloudTrail digests found, as rows; each save replaces all of them. */
final class IntegrityRows {

    private IntegrityRows() {}

    static void save(Connection connection, IntegrityReport report) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : List.of("digest_check", "entry_integrity", "missing_object")) {
                statement.executeUpdate("DELETE FROM " + table);
            }
        }
        insert(connection, "digest_check", 15, report.digests(), IntegrityRows::bind);
        insert(connection, "entry_integrity", 7, report.entries(), IntegrityRows::bind);
        insert(connection, "missing_object", 8, report.missing(), IntegrityRows::bind);
    }

    private interface Binder<T> {
        void bind(PreparedStatement insert, T row) throws SQLException;
    }

    private static <T> void insert(Connection connection, String table, int columns, List<T> rows, Binder<T> binder)
            throws SQLException {
        String values = ", ?".repeat(columns).substring(2);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + table + " VALUES (" + values + ")")) {
            int order = 0;
            for (T row : rows) {
                insert.setInt(1, order++);
                binder.bind(insert, row);
                insert.addBatch();
                if (order % 1000 == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private static void bind(PreparedStatement insert, DigestCheck digest) throws SQLException {
        insert.setInt(2, digest.evidenceId());
        insert.setString(3, digest.entry());
        insert.setString(4, digest.account());
        insert.setString(5, digest.region());
        insert.setString(6, digest.trail());
        bind(insert, 7, digest.range());
        insert.setString(9, digest.object());
        insert.setString(10, digest.sha256());
        insert.setInt(11, digest.logFiles());
        insert.setBoolean(12, digest.backfill());
        insert.setString(13, digest.state().id());
        insert.setString(14, digest.signature().id());
        insert.setString(15, digest.reason());
    }

    private static void bind(PreparedStatement insert, EntryIntegrity entry) throws SQLException {
        insert.setInt(2, entry.evidenceId());
        insert.setString(3, entry.entry());
        insert.setString(4, entry.sha256());
        insert.setString(5, entry.state().id());
        insert.setString(6, entry.digest());
        insert.setString(7, entry.reason());
    }

    private static void bind(PreparedStatement insert, MissingObject missing) throws SQLException {
        insert.setString(2, missing.kind().id());
        insert.setString(3, missing.account());
        insert.setString(4, missing.region());
        bind(insert, 5, missing.range());
        insert.setString(7, missing.object());
        insert.setString(8, missing.digest());
    }

    private static void bind(PreparedStatement insert, int at, TimeRange range) throws SQLException {
        insert.setObject(at, Database.utc(range.from()));
        insert.setObject(at + 1, Database.utc(range.to()));
    }

    static IntegrityReport load(Connection connection) throws SQLException {
        return new IntegrityReport(
                read(connection, "digest_check", IntegrityRows::digest),
                read(connection, "entry_integrity", IntegrityRows::entry),
                read(connection, "missing_object", IntegrityRows::missing));
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> List<T> read(Connection connection, String table, Reader<T> reader) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM " + table + " ORDER BY in_order")) {
            while (row.next()) {
                rows.add(reader.read(row));
            }
        }
        return rows;
    }

    private static DigestCheck digest(ResultSet row) throws SQLException {
        return new DigestCheck(
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                range(row, 7),
                row.getString(9),
                row.getString(10),
                row.getInt(11),
                row.getBoolean(12),
                Integrity.valueOf(constant(row.getString(13))),
                SignatureState.valueOf(constant(row.getString(14))),
                row.getString(15));
    }

    private static EntryIntegrity entry(ResultSet row) throws SQLException {
        return new EntryIntegrity(
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                Integrity.valueOf(constant(row.getString(5))),
                row.getString(6),
                row.getString(7));
    }

    private static MissingObject missing(ResultSet row) throws SQLException {
        return new MissingObject(
                MissingObject.Kind.valueOf(constant(row.getString(2))),
                row.getString(3),
                row.getString(4),
                range(row, 5),
                row.getString(7),
                row.getString(8));
    }

    private static TimeRange range(ResultSet row, int at) throws SQLException {
        return new TimeRange(Database.time(row, at), Database.time(row, at + 1));
    }

    private static String constant(String id) {
        return id.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
