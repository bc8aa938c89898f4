package org.nightjar.store.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.Principal;
import org.nightjar.model.PrincipalUse;
import org.nightjar.store.EventTable;
import org.nightjar.store.PrincipalCodec;
import org.nightjar.store.StoredColumn;

/**
 * The table {@code EVENT}: a row an event, for plain SQL, and beside it {@code SHARED_EVENT}. A copy of the event blocks, made block by block, each in a
 * transaction of its own: who stops it may go on later. Memory: the dictionaries and one block.
 */
final class SqlEvents {

    private static final int BATCH = 500;
    private static final int COLUMNS = 33;
    private static final String INSERT = "INSERT INTO event VALUES (" + "?, ".repeat(COLUMNS - 1) + "?)";

    /** A block that is not there yet. */
    private record Missing(long firstRow, int rows, int evidenceId) {}

    private final Connection connection;
    private final JobContext job;
    private final EventTable table = new EventTable();

    private SqlEvents(Connection connection, JobContext job) {
        this.connection = connection;
        this.job = job;
    }

    /** Adds the events that the table lacks and gives how many it has then. */
    static long fill(Connection connection, JobContext job) throws SQLException, DamagedBlockException {
        return new SqlEvents(connection, job).fill();
    }

    static long count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM event")) {
            result.next();
            return result.getLong(1);
        }
    }

    private long fill() throws SQLException, DamagedBlockException {
        List<Missing> missing = missing();
        job.stage(
                "Writing events as SQL rows",
                JobUnit.EVENTS,
                missing.stream().mapToLong(Missing::rows).sum());
        new DictionaryBlocks().load(connection, table);
        try (PreparedStatement insert = connection.prepareStatement(INSERT);
                PreparedStatement insertShared = connection.prepareStatement("INSERT INTO shared_event VALUES (?, ?)");
                PreparedStatement select =
                        connection.prepareStatement("SELECT data FROM event_block WHERE first_row = ?")) {
            for (Missing block : missing) {
                job.checkCancelled();
                copy(block, select, insert);
                copyShared(block.firstRow(), insertShared);
                connection.commit();
                job.advance(block.rows());
            }
        }
        return count(connection);
    }

    private List<Missing> missing() throws SQLException {
        List<Missing> missing = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT b.first_row, b.row_count, b.evidence_id"
                + " FROM event_block b JOIN evidence_item i ON i.id = b.evidence_id WHERE i.status <> ?"
                + " AND b.first_row > (SELECT COALESCE(MAX(store_row), -1) FROM event) ORDER BY b.first_row")) {
            select.setString(1, H2EvidenceWriter.IN_PROGRESS);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    missing.add(new Missing(row.getLong(1), row.getInt(2), row.getInt(3)));
                }
            }
        }
        return missing;
    }

    private void copy(Missing block, PreparedStatement select, PreparedStatement insert)
            throws SQLException, DamagedBlockException {
        table.clearRows();
        select.setLong(1, block.firstRow());
        try (ResultSet result = select.executeQuery()) {
            if (!result.next()) {
                throw new DamagedBlockException("a block of events is gone");
            }
            EventBlockCodec.unpack(result.getBytes(1), block.rows(), block.evidenceId(), table);
        }
        for (int row = 0; row < table.rows(); row++) {
            bind(insert, block.firstRow() + row, row);
            insert.addBatch();
            if (row % BATCH == BATCH - 1) {
                insert.executeBatch();
            }
        }
        insert.executeBatch();
    }

    private void copyShared(long firstRow, PreparedStatement insert) throws SQLException {
        for (int row = 0; row < table.rows(); row++) {
            String id = table.text(row, StoredColumn.SHARED_EVENT);
            if (!id.isEmpty()) {
                insert.setLong(1, firstRow + row);
                insert.setString(2, id);
                insert.addBatch();
            }
        }
        insert.executeBatch();
    }

    private void bind(PreparedStatement insert, long storeRow, int row) throws SQLException {
        PrincipalUse use = PrincipalCodec.unpack(table.text(row, StoredColumn.PRINCIPAL_USE));
        Principal who = use.principal();
        Object[] values = {
            storeRow,
            table.eventId(row),
            table.flags()[row] < 0,
            Database.utc(Instant.ofEpochMilli(table.times()[row])),
            table.source(row).id(),
            table.text(row, StoredColumn.SERVICE),
            table.text(row, StoredColumn.ACTION),
            table.access(row).name().toLowerCase(Locale.ROOT),
            table.outcome(row).name().toLowerCase(Locale.ROOT),
            table.text(row, StoredColumn.ERROR_CODE),
            table.text(row, StoredColumn.ERROR_MESSAGE),
            who.type(),
            who.arn(),
            who.principalId(),
            who.account(),
            who.userName(),
            who.sessionName(),
            who.issuerArn(),
            who.invokedBy(),
            who.sourceIdentity(),
            use.accessKeyId(),
            table.text(row, StoredColumn.ADDRESS),
            table.text(row, StoredColumn.AGENT),
            table.text(row, StoredColumn.ACCOUNT),
            table.text(row, StoredColumn.REGION),
            table.text(row, StoredColumn.RESOURCES),
            table.text(row, StoredColumn.TARGETS),
            table.text(row, StoredColumn.DETAIL),
            table.text(row, StoredColumn.ISSUED_KEY),
            table.evidenceIds()[row],
            table.text(row, StoredColumn.ENTRY),
            table.recordIndexes()[row],
            table.byteOffsets()[row]
        };
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 1, values[i]);
        }
    }
}
