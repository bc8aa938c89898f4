package org.nightjar.store.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.nightjar.job.JobContext;
import org.nightjar.store.EventTable;

/** Reads the event blocks of finished items. */
final class EventRows {

    /** Room is made at once for so many rows; what a damaged case claims beyond it costs nothing. */
    private static final long MOST_RESERVED = 1 << 24;

    private EventRows() {}

    static long count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT COALESCE(SUM(b.row_count), 0) FROM event_block b"
                        + " JOIN evidence_item i ON i.id = b.evidence_id WHERE i.status <> '"
                        + H2EvidenceWriter.IN_PROGRESS + "'")) {
            result.next();
            return result.getLong(1);
        }
    }

    /** How many there are by what the items say; {@link #count} reads every block to tell. */
    static long stated(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT COALESCE(SUM(stored), 0) FROM evidence_item"
                        + " WHERE status <> '" + H2EvidenceWriter.IN_PROGRESS + "'")) {
            result.next();
            return result.getLong(1);
        }
    }

    /** Adds all rows to an empty table whose dictionaries are loaded. */
    static void load(Connection connection, EventTable table, JobContext job)
            throws SQLException, DamagedBlockException {
        table.reserve((int) Math.max(0, Math.min(MOST_RESERVED, stated(connection))));
        walk(
                connection,
                job,
                (firstRow, rows, evidenceId, data) -> EventBlockCodec.unpack(data, rows, evidenceId, table));
    }

    /** Takes a block's events, which are the rows of the table until it returns. */
    interface BlockVisitor {
        void block(long firstRow) throws SQLException, DamagedBlockException;
    }

    /** Goes through the blocks of finished items, one in memory at a time; gives the number of rows. */
    static long eachBlock(Connection connection, EventTable table, JobContext job, BlockVisitor visitor)
            throws SQLException, DamagedBlockException {
        long end = walk(connection, job, (firstRow, rows, evidenceId, data) -> {
            table.clearRows();
            EventBlockCodec.unpack(data, rows, evidenceId, table);
            visitor.block(firstRow);
        });
        table.clearRows();
        return end;
    }

    private interface PackedVisitor {
        void block(long firstRow, int rows, int evidenceId, byte[] data) throws SQLException, DamagedBlockException;
    }

    /** Block after block by its key: a query for all of them would hold all their bytes at once. */
    private static long walk(Connection connection, JobContext job, PackedVisitor visitor)
            throws SQLException, DamagedBlockException {
        long next = 0;
        try (PreparedStatement select = connection.prepareStatement("SELECT b.row_count, b.evidence_id, b.data"
                + " FROM event_block b JOIN evidence_item i ON i.id = b.evidence_id"
                + " WHERE b.first_row = ? AND i.status <> ?")) {
            select.setString(2, H2EvidenceWriter.IN_PROGRESS);
            while (true) {
                job.checkCancelled();
                select.setLong(1, next);
                try (ResultSet block = select.executeQuery()) {
                    if (!block.next()) {
                        break;
                    }
                    int rows = block.getInt(1);
                    if (rows < 1) {
                        throw new DamagedBlockException("a block claims " + rows + " events");
                    }
                    visitor.block(next, rows, block.getInt(2), block.getBytes(3));
                    next += rows;
                    job.advance(rows);
                }
            }
        }
        requireEnd(connection, next);
        return next;
    }

    private static void requireEnd(Connection connection, long end) throws SQLException, DamagedBlockException {
        try (PreparedStatement select = connection.prepareStatement("SELECT MIN(b.first_row) FROM event_block b"
                + " JOIN evidence_item i ON i.id = b.evidence_id WHERE b.first_row >= ? AND i.status <> ?")) {
            select.setLong(1, end);
            select.setString(2, H2EvidenceWriter.IN_PROGRESS);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                long behind = row.getLong(1);
                if (!row.wasNull()) {
                    throw new DamagedBlockException("events are missing before row " + behind);
                }
            }
        }
    }
}
