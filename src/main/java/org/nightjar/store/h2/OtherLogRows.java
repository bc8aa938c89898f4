package org.nightjar.store.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.nightjar.model.OtherLog;

/** Rows of entries that are other logs. */
final class OtherLogRows {

    private OtherLogRows() {}

    static void insert(Connection connection, int evidenceId, String entry, String kind) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO other_log VALUES (?, ?, ?)")) {
            insert.setInt(1, evidenceId);
            insert.setString(2, entry);
            insert.setString(3, kind);
            insert.executeUpdate();
        }
    }

    /** Counted by item and kind, in the order of items; of finished items only. */
    static List<OtherLog> all(Connection connection) throws SQLException {
        List<OtherLog> all = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT o.evidence_id, o.kind, COUNT(*)"
                + " FROM other_log o JOIN evidence_item i ON i.id = o.evidence_id WHERE i.status <> ?"
                + " GROUP BY o.evidence_id, o.kind ORDER BY o.evidence_id, o.kind")) {
            select.setString(1, H2EvidenceWriter.IN_PROGRESS);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    all.add(new OtherLog(row.getInt(1), row.getString(2), row.getLong(3)));
                }
            }
        }
        return all;
    }
}
