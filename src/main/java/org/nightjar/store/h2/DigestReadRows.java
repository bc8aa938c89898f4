package org.nightjar.store.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nightjar.store.DigestsRead;

/** What a check of digests needs of items that it has read, as rows; each save replaces those of its items. */
final class DigestReadRows {

    private static final List<String> TABLES = List.of("digest_file", "broken_entry", "digest_read");

    private DigestReadRows() {}

    static void save(Connection connection, DigestsRead read) throws SQLException {
        for (String table : TABLES) {
            try (PreparedStatement remove =
                    connection.prepareStatement("DELETE FROM " + table + " WHERE evidence_id = ?")) {
                for (int item : read.items()) {
                    remove.setInt(1, item);
                    remove.executeUpdate();
                }
            }
        }
        try (PreparedStatement digests = connection.prepareStatement("INSERT INTO digest_file VALUES (?, ?, ?, ?, ?)");
                PreparedStatement broken = connection.prepareStatement("INSERT INTO broken_entry VALUES (?, ?, ?)");
                PreparedStatement items = connection.prepareStatement("INSERT INTO digest_read VALUES (?)")) {
            int order = 0;
            for (DigestsRead.Digest digest : read.digests()) {
                digests.setInt(1, digest.evidenceId());
                digests.setInt(2, order++);
                digests.setString(3, digest.entry());
                digests.setString(4, digest.sha256());
                digests.setBytes(5, digest.gzip());
                digests.executeUpdate();
            }
            for (DigestsRead.Broken one : read.broken()) {
                broken.setInt(1, one.evidenceId());
                broken.setString(2, one.entry());
                broken.setString(3, one.sentence());
                broken.executeUpdate();
            }
            for (int item : read.items()) {
                items.setInt(1, item);
                items.executeUpdate();
            }
        }
    }

    static DigestsRead load(Connection connection) throws SQLException {
        Set<Integer> items = new HashSet<>();
        List<DigestsRead.Digest> digests = new ArrayList<>();
        List<DigestsRead.Broken> broken = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("SELECT evidence_id FROM digest_read")) {
                while (row.next()) {
                    items.add(row.getInt(1));
                }
            }
            try (ResultSet row = statement.executeQuery(
                    "SELECT evidence_id, entry, sha256, content FROM digest_file ORDER BY evidence_id, in_order")) {
                while (row.next()) {
                    digests.add(
                            new DigestsRead.Digest(row.getInt(1), row.getString(2), row.getString(3), row.getBytes(4)));
                }
            }
            try (ResultSet row = statement.executeQuery("SELECT evidence_id, entry, sentence FROM broken_entry")) {
                while (row.next()) {
                    broken.add(new DigestsRead.Broken(row.getInt(1), row.getString(2), row.getString(3)));
                }
            }
        }
        return new DigestsRead(items, digests, broken);
    }
}
