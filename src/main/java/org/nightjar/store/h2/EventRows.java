package org.nightjar.store.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.nightjar.job.JobContext;
import org.nightjar.store.EventTable;

/** Reads the event blocks of finished items. */
final class EventRows {

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

    /** Adds all rows to a table whose dictionaries are loaded; gives the number of rows. */
    static long load(Connection connection, EventTable table, JobContext job)
            throws SQLException, DamagedBlockException {
        table.reserve((int) Math.min(Integer.MAX_VALUE - 16, count(connection)));
        try (PreparedStatement select = connection.prepareStatement("SELECT b.first_row, b.row_count, b.evidence_id,"
                + " b.data FROM event_block b JOIN evidence_item i ON i.id = b.evidence_id WHERE i.status <> ?"
                + " ORDER BY b.first_row")) {
            select.setString(1, H2EvidenceWriter.IN_PROGRESS);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    job.checkCancelled();
                    if (row.getLong(1) != table.rows()) {
                        throw new DamagedBlockException("events are missing before row " + row.getLong(1));
                    }
                    EventBlockCodec.unpack(row.getBytes(4), row.getInt(2), row.getInt(3), table);
                    job.advance(row.getInt(2));
                }
            }
        }
        return table.rows();
    }

    /** Takes a block's events, which are the rows of the table until it returns. */
    interface BlockVisitor {
        void block(long firstRow) throws SQLException, DamagedBlockException;
    }

    private record Place(long firstRow, int rows, int evidenceId) {}

    /** Goes through the blocks of finished items, one in memory at a time; gives the number of rows. */
    static long eachBlock(Connection connection, EventTable table, JobContext job, BlockVisitor visitor)
            throws SQLException, DamagedBlockException {
        long next = 0;
        try (PreparedStatement select =
                connection.prepareStatement("SELECT data FROM event_block WHERE first_row = ?")) {
            for (Place place : places(connection)) {
                job.checkCancelled();
                if (place.firstRow() != next) {
                    throw new DamagedBlockException("events are missing before row " + place.firstRow());
                }
                table.clearRows();
                select.setLong(1, place.firstRow());
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    EventBlockCodec.unpack(row.getBytes(1), place.rows(), place.evidenceId(), table);
                }
                visitor.block(next);
                next += place.rows();
                job.advance(place.rows());
            }
        }
        table.clearRows();
        return next;
    }

    private static List<Place> places(Connection connection) throws SQLException {
        List<Place> places = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT b.first_row, b.row_count, b.evidence_id"
                + " FROM event_block b JOIN evidence_item i ON i.id = b.evidence_id WHERE i.status <> ?"
                + " ORDER BY b.first_row")) {
            select.setString(1, H2EvidenceWriter.IN_PROGRESS);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    places.add(new Place(row.getLong(1), row.getInt(2), row.getInt(3)));
                }
            }
        }
        return places;
    }
}
