package org.nightjar.store.h2;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The last line of the action log as it was when the case was closed, in a small file beside the database: number and
 * hash. H2 opens a damaged file at an older state if it can, without a word; this tells.
 */
final class LogEnd {

    private static final String FILE = "case.log-end";

    private LogEnd() {}

    /** "NUMBER HASH" of the last line, or "" if there is none. */
    static String of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet last =
                        statement.executeQuery("SELECT number, hash FROM action_log ORDER BY number DESC LIMIT 1")) {
            return last.next() ? last.getLong(1) + " " + last.getString(2) : "";
        }
    }

    /** Replaces the file as a whole. */
    static void write(Path folder, String end) throws IOException {
        Path file = folder.resolve(FILE);
        Path next = folder.resolve(FILE + ".part");
        Files.writeString(next, end + "\n", StandardCharsets.US_ASCII);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static final String NEXT =
            " If there is a copy of the case folder from before, close the case and put the copy in its"
                    + " place; otherwise import the evidence again, what is there is kept. Verify the case to see what holds.";

    /** What is said where only the database itself shows that it is older. */
    static final String OLDER = "The case database is damaged: its last part cannot be read, so it was opened as it was"
            + " earlier, and what was done later is missing." + NEXT;

    /** What is missing, in a sentence, if the log does not hold the line that the file names; a case may lack the file. */
    static Optional<String> lost(Path folder, Connection connection) throws SQLException, IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file) || Files.size(file) > 1000) {
            return Optional.empty();
        }
        String[] said =
                Files.readString(file, StandardCharsets.ISO_8859_1).strip().split(" ", 2);
        if (said.length < 2 || !said[0].matches("\\d{1,18}")) {
            return Optional.empty();
        }
        try (PreparedStatement select =
                connection.prepareStatement("SELECT hash FROM action_log WHERE number = ? AND hash = ?")) {
            select.setLong(1, Long.parseLong(said[0]));
            select.setString(2, said[1]);
            try (ResultSet line = select.executeQuery()) {
                return line.next() ? Optional.empty() : Optional.of(sentence(said[0], of(connection)));
            }
        }
    }

    private static String sentence(String expected, String end) {
        String last = end.isEmpty() ? "0" : end.split(" ", 2)[0];
        return "The case database is older than the case: the action log went to line " + expected
                + " when it was closed,"
                + " and now ends otherwise, at line " + last
                + ". The file was damaged or another copy took its place." + NEXT;
    }
}
