package org.nightjar.store.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.nightjar.model.EntryCount;

/** Rows of what became of the records of each entry of an item. */
final class EntryCountRows {

    private EntryCountRows() {}

    static EntryRows<EntryCount> ofNewItem() {
        return new EntryRows<>("INSERT INTO entry_count VALUES (?, ?, ?, ?, ?, ?)", (insert, count) -> {
            insert.setString(3, count.entry());
            insert.setLong(4, count.stored());
            insert.setLong(5, count.duplicates());
            insert.setLong(6, count.rejected());
        });
    }

    /** Of one item, or of all that are finished, in their order. */
    static List<EntryCount> of(Connection connection, OptionalInt evidenceId, int limit) throws SQLException {
        return of(connection, evidenceId.isPresent() ? "c.evidence_id = ?" : "TRUE", evidenceId, limit);
    }

    /** Of all that are finished, those that are not {@link EntryCount#isWhole whole}. */
    static List<EntryCount> incomplete(Connection connection, int limit) throws SQLException {
        return of(connection, "c.duplicates + c.rejected > 0", OptionalInt.empty(), limit);
    }

    private static List<EntryCount> of(Connection connection, String which, OptionalInt parameter, int limit)
            throws SQLException {
        List<EntryCount> counts = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT c.evidence_id, c.entry, c.stored, c.duplicates, c.rejected FROM entry_count c"
                        + " JOIN evidence_item i ON i.id = c.evidence_id WHERE i.status <> ? AND " + which
                        + " ORDER BY c.evidence_id, c.in_order LIMIT ?")) {
            int at = 1;
            select.setString(at++, H2EvidenceWriter.IN_PROGRESS);
            if (parameter.isPresent()) {
                select.setInt(at++, parameter.getAsInt());
            }
            select.setInt(at, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    counts.add(new EntryCount(
                            row.getInt(1), row.getString(2), row.getLong(3), row.getLong(4), row.getLong(5)));
                }
            }
        }
        return counts;
    }

    /** Says of which items the sums are not those that the item has. */
    static void check(Connection connection, List<String> wrong) throws SQLException {
        String question = "SELECT i.id FROM evidence_item i JOIN entry_count c ON c.evidence_id = i.id"
                + " GROUP BY i.id, i.stored, i.duplicates, i.rejected HAVING i.stored <> SUM(c.stored)"
                + " OR i.duplicates <> SUM(c.duplicates) OR i.rejected <> SUM(c.rejected) ORDER BY i.id";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            while (row.next()) {
                wrong.add(
                        "The counts of the entries of evidence item " + row.getInt(1) + " are not those of the item.");
            }
        }
    }
}
