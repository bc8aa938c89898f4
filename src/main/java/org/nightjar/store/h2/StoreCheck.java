package org.nightjar.store.h2;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.store.EventTable;

/** Whether a case is sound inside: every block reads, and counts agree with the evidence items. */
final class StoreCheck {

    private StoreCheck() {}

    static List<String> of(Connection connection, JobContext job) throws SQLException {
        List<String> wrong = new ArrayList<>();
        job.stage("Checking the store", JobUnit.EVENTS, EventRows.stated(connection));
        try {
            EventTable table = new EventTable();
            new DictionaryBlocks().load(connection, table);
            long rows = EventRows.eachBlock(connection, table, job, firstRow -> {});
            checkRaw(connection, rows, wrong, job);
        } catch (DamagedBlockException damaged) {
            wrong.add("The store is damaged: " + damaged.getMessage() + ".");
        }
        checkCounts(connection, wrong);
        EntryCountRows.check(connection, wrong);
        checkRejects(connection, wrong, job);
        AnnotationCheck.of(connection, wrong);
        return wrong;
    }

    private static void checkRaw(Connection connection, long rows, List<String> wrong, JobContext job)
            throws SQLException, DamagedBlockException {
        long next = 0;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT first_row, row_count, data, FALSE FROM raw_block"
                        + " UNION ALL SELECT first_row, row_count, places, TRUE FROM gzip_block WHERE part = 0"
                        + " ORDER BY 1")) {
            while (row.next()) {
                job.checkCancelled();
                if (row.getLong(1) != next) {
                    wrong.add("Original records are missing before row " + row.getLong(1) + ".");
                    return;
                }
                if (row.getBoolean(4)) {
                    GzipBlocks.unpack(connection, row.getLong(1), row.getInt(2), row.getBytes(3));
                } else {
                    RawBlocks.unpack(row.getLong(1), row.getInt(2), row.getBytes(3));
                }
                next += row.getInt(2);
            }
        }
        if (next != rows) {
            wrong.add("The store has " + rows + " events but " + next + " original records.");
        }
    }

    /** Blocks of rejects are read, and each item has as many rejects as it says. */
    private static void checkRejects(Connection connection, List<String> wrong, JobContext job) throws SQLException {
        try {
            for (PackedRejects.Block block : PackedRejects.blocks(connection)) {
                job.checkCancelled();
                PackedRejects.read(connection, block.id());
            }
        } catch (DamagedBlockException damaged) {
            wrong.add("The store is damaged, not all rejects can be listed: " + damaged.getMessage() + ".");
        }
        String kept = "(SELECT COUNT(*) FROM reject r WHERE r.evidence_id = i.id)"
                + " + (SELECT COALESCE(SUM(b.reject_count), 0) FROM reject_block b WHERE b.evidence_id = i.id)";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT i.id, i.rejected, " + kept + " FROM evidence_item i WHERE i.rejected <> " + kept)) {
            while (row.next()) {
                wrong.add("Evidence item " + row.getInt(1) + " says " + row.getLong(2) + " rejects, the store has "
                        + row.getLong(3) + ".");
            }
        }
    }

    private static void checkCounts(Connection connection, List<String> wrong) throws SQLException {
        String question = "SELECT i.id, i.stored, COALESCE(SUM(b.row_count), 0) FROM evidence_item i"
                + " LEFT JOIN event_block b ON b.evidence_id = i.id GROUP BY i.id, i.stored"
                + " HAVING i.stored <> COALESCE(SUM(b.row_count), 0)";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            while (row.next()) {
                wrong.add("Evidence item " + row.getInt(1) + " says " + row.getLong(2) + " events, the store has "
                        + row.getLong(3) + ".");
            }
        }
    }
}
