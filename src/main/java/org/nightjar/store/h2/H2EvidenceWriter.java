package org.nightjar.store.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.EvidenceStatus;
import org.nightjar.model.NightjarException;
import org.nightjar.model.RecordPosition;
import org.nightjar.store.EventIds;
import org.nightjar.store.EventTable;
import org.nightjar.store.EvidenceWriter;

/**
 * Writes one item: blocks are committed as they fill, under an item that is marked as in progress until it is
 * finished. Whoever opens the case and finds such an item takes it back.
 */
final class H2EvidenceWriter implements EvidenceWriter {

    static final String IN_PROGRESS = "in-progress";
    private static final int BLOCK_ROWS = 32_768;

    private final H2CaseStore store;
    private final Connection connection;
    private final EvidenceItem started;
    private final EventTable batch;
    private final SeenEvents seen;
    private final DictionaryBlocks dictionaries;
    private final RawBlocks raw = new RawBlocks();
    private long nextRow;
    private long stored;
    private long duplicates;
    private long rejected;
    private boolean ended;

    H2EvidenceWriter(H2CaseStore store, H2CaseStore.WriteState state, EvidenceItem started) {
        this.store = store;
        this.connection = state.connection();
        this.batch = state.table();
        this.seen = state.seen();
        this.dictionaries = state.dictionaries();
        this.nextRow = state.nextRow();
        this.started = started;
        batch.clearRows();
        raw.start(nextRow);
    }

    @Override
    public int evidenceId() {
        return started.id();
    }

    @Override
    public boolean add(AuditEvent event, byte[] buffer, int offset, int length) throws NightjarException {
        if (!seen.add(EventIds.pack(event.eventId()))) {
            duplicates++;
            return false;
        }
        batch.append(event, started.id());
        raw.add(buffer, offset, length);
        stored++;
        try {
            if (raw.isFull()) {
                raw.save(connection, started.id());
            }
            if (batch.rows() >= BLOCK_ROWS) {
                saveBlock();
                connection.commit();
                dictionaries.saved(batch);
            }
        } catch (SQLException failed) {
            throw Database.failed(failed);
        }
        return true;
    }

    /** An event block ends where a raw block ends, so that an item taken back leaves neither. */
    private void saveBlock() throws SQLException {
        raw.save(connection, started.id());
        dictionaries.save(connection, batch);
        if (batch.rows() > 0) {
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO event_block VALUES (?, ?, ?, ?)")) {
                insert.setLong(1, nextRow);
                insert.setInt(2, batch.rows());
                insert.setInt(3, started.id());
                insert.setBytes(4, EventBlockCodec.pack(batch));
                insert.executeUpdate();
            }
        }
        nextRow += batch.rows();
        batch.clearRows();
    }

    @Override
    public void reject(RecordPosition position, String reason, String message, String excerpt)
            throws NightjarException {
        rejected++;
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO reject (evidence_id, entry,"
                + " record_index, byte_offset, reason, message, excerpt) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setInt(1, started.id());
            insert.setString(2, position.entry());
            insert.setLong(3, position.recordIndex());
            insert.setLong(4, position.byteOffset());
            insert.setString(5, reason);
            insert.setString(6, message);
            insert.setString(7, excerpt);
            insert.executeUpdate();
        } catch (SQLException failed) {
            throw Database.failed(failed);
        }
    }

    @Override
    public long stored() {
        return stored;
    }

    @Override
    public long duplicates() {
        return duplicates;
    }

    @Override
    public long rejected() {
        return rejected;
    }

    @Override
    public EvidenceItem finish(EvidenceStatus status, String message) throws NightjarException {
        EvidenceItem item = new EvidenceItem(
                started.id(),
                started.path(),
                started.sha256(),
                started.bytes(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                stored + duplicates + rejected,
                stored,
                duplicates,
                rejected,
                status,
                message);
        try {
            saveBlock();
            EvidenceRows.finish(connection, item);
            connection.commit();
            dictionaries.saved(batch);
        } catch (SQLException failed) {
            throw Database.failed(failed);
        }
        ended = true;
        store.writerEnded(nextRow);
        return item;
    }

    @Override
    public void close() throws NightjarException {
        if (!ended) {
            ended = true;
            store.writerAbandoned();
        }
    }
}
