package org.nightjar.store.h2;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightjar.model.Sha256;
import org.nightjar.store.ActionEntry;

/**
 * The action log: each line's hash covers the hash before it, so that a changed, removed or inserted line shows. The
 * hash is SHA-256 over the previous hash, number, time, action and detail, joined by line feeds; the first line's
 * previous hash is "".
 */
final class ActionLog {

    /** The action that stands in the log where lines before it are missing. */
    static final String LOST = "lost";

    private ActionLog() {}

    static void append(Connection connection, String action, String detail) throws SQLException {
        append(connection, List.<String[]>of(new String[] {action, detail}));
    }

    /** Adds lines, each an action and a detail. */
    static void append(Connection connection, List<String[]> lines) throws SQLException {
        if (lines.isEmpty()) {
            return;
        }
        long number = 0;
        String previous = "";
        try (Statement statement = connection.createStatement();
                ResultSet last =
                        statement.executeQuery("SELECT number, hash FROM action_log ORDER BY number DESC LIMIT 1")) {
            if (last.next()) {
                number = last.getLong(1);
                previous = last.getString(2);
            }
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO action_log VALUES (?, ?, ?, ?, ?)")) {
            for (String[] line : lines) {
                previous = hash(previous, ++number, now, line[0], line[1]);
                insert.setLong(1, number);
                insert.setObject(2, Database.utc(now));
                insert.setString(3, line[0]);
                insert.setString(4, line[1]);
                insert.setString(5, previous);
                insert.executeUpdate();
            }
        }
    }

    private static String hash(String previous, long number, Instant time, String action, String detail) {
        String line = String.join("\n", previous, Long.toString(number), time.toString(), action, detail);
        return Sha256.hex(line.getBytes(StandardCharsets.UTF_8));
    }

    static List<ActionEntry> all(Connection connection) throws SQLException {
        List<ActionEntry> entries = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT number, time, action, detail, hash FROM action_log ORDER BY number")) {
            while (row.next()) {
                entries.add(new ActionEntry(
                        row.getLong(1), Database.time(row, 2), row.getString(3), row.getString(4), row.getString(5)));
            }
        }
        return entries;
    }

    /** What was lost, as it was said then, if no evidence was imported since: who opened the case meanwhile may not have seen it. */
    static Optional<String> lostAndNotImportedAgain(Connection connection) throws SQLException {
        String query = "SELECT detail FROM action_log WHERE action = ? AND number > (SELECT COALESCE(MAX(number), 0)"
                + " FROM action_log WHERE action = 'import') ORDER BY number DESC LIMIT 1";
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, LOST);
            try (ResultSet line = select.executeQuery()) {
                return line.next() ? Optional.of(line.getString(1)) : Optional.empty();
            }
        }
    }

    /** What is wrong with the chain, and what was lost before it goes on, a sentence each. */
    static List<String> check(List<ActionEntry> entries) {
        List<String> wrong = new ArrayList<>();
        entries.stream()
                .filter(line -> line.action().equals(LOST))
                .forEach(line -> wrong.add("Work was lost before " + line.time() + ": " + line.detail()));
        String previous = "";
        long expected = 1;
        for (ActionEntry entry : entries) {
            String hash = hash(previous, entry.number(), entry.time(), entry.action(), entry.detail());
            if (entry.number() != expected || !hash.equals(entry.hash())) {
                wrong.add("The action log was changed at line " + expected + ".");
                return wrong;
            }
            previous = entry.hash();
            expected++;
        }
        return wrong;
    }
}
