package org.nightjar.store.h2;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;
import org.nightjar.model.Sha256;

/**
 * Brings a case's schema up to date by numbered SQL files, each applied once and remembered with its checksum. The
 * database keeps each statement at once, so a program that is killed leaves some of a file applied: the files only
 * create, and what is there already is not created again; or drop an index, if it is there. (Changing a table would copy it, and being killed then could
 * lose it.)
 */
final class Migrations {

    /** In order; a file that has been released is never changed. */
    private static final List<String> FILES = List.of(
            "V1__case.sql",
            "V2__rejects.sql",
            "V3__integrity.sql",
            "V4__gzip.sql",
            "V5__event.sql",
            "V6__other_log.sql",
            "V7__evidence_index.sql",
            "V8__searches.sql",
            "V9__detection.sql",
            "V10__rules.sql",
            "V11__people.sql",
            "V12__entries.sql",
            "V13__notes.sql",
            "V14__shared_event.sql",
            "V15__annotations.sql",
            "V16__reject_blocks.sql",
            "V17__people_steps.sql",
            "V18__entry_count.sql");

    private Migrations() {}

    /** The version of a case that this program writes. */
    static int newest() {
        return FILES.size();
    }

    /** @throws NightjarException CASE_TOO_NEW if a newer program has written the case */
    static void apply(Connection connection) throws SQLException, NightjarException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS migration ("
                    + "version INTEGER PRIMARY KEY, file VARCHAR(100) NOT NULL, sha256 VARCHAR(64) NOT NULL)");
        }
        int version = version(connection);
        if (version > FILES.size()) {
            throw new NightjarException(
                    ErrorKind.CASE_TOO_NEW,
                    "The case was written by a newer Nightjar (format " + version + ", this one knows " + FILES.size()
                            + "); open it with that one.");
        }
        for (int i = version; i < FILES.size(); i++) {
            apply(connection, i + 1, FILES.get(i));
        }
        connection.commit();
    }

    static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT COALESCE(MAX(version), 0) FROM migration")) {
            result.next();
            return result.getInt(1);
        }
    }

    private static void apply(Connection connection, int version, String file) throws SQLException {
        String sql = read(file);
        try (Statement statement = connection.createStatement()) {
            for (String one : statements(sql)) {
                statement.execute(one);
            }
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO migration VALUES (?, ?, ?)")) {
            insert.setInt(1, version);
            insert.setString(2, file);
            insert.setString(3, Sha256.hex(sql.getBytes(StandardCharsets.UTF_8)));
            insert.executeUpdate();
        }
    }

    /** The statements of a file, so that each may be done again. */
    static List<String> statements(String sql) {
        return Arrays.stream(sql.replaceAll("(?m)--.*$", "").split(";"))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(one -> one.replaceFirst("^CREATE (TABLE|INDEX) ", "CREATE $1 IF NOT EXISTS "))
                .toList();
    }

    /** The text of every file, in order. */
    static List<String> all() {
        return FILES.stream().map(Migrations::read).toList();
    }

    private static String read(String file) {
        try (InputStream in = Migrations.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its migration " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException("the program cannot read its migration " + file, unreadable);
        }
    }
}
