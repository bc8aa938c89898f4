package org.nightjar.store.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.Conflict;
import org.nightjar.model.EntryCount;
import org.nightjar.model.EntryHash;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.EvidenceStatus;
import org.nightjar.model.NightjarException;
import org.nightjar.model.RecordPosition;
import org.nightjar.model.Reject;
import org.nightjar.model.RejectContent;
import org.nightjar.store.CodeMap;
import org.nightjar.store.EventBatch;
import org.nightjar.store.EventTable;
import org.nightjar.store.EvidenceWriter;
import org.nightjar.store.StoredColumn;

/**
 * Writes one item: blocks are committed as they fill, under an item that is marked as in progress until it is
 * finished. Whoever opens the case and finds such an item takes it back.
 */
final class H2EvidenceWriter implements EvidenceWriter {

    static final String IN_PROGRESS = "in-progress";

    /** Kept of one conflicting record. */
    private static final int MAX_CONTENT = 4 << 20;

    /** Kept of all rejects of one item. */
    private static final long MAX_CONTENTS = 64L << 20;

    /** So many rows beside blocks are written before it is asked again whether a commit is due. */
    private static final int ROWS_BETWEEN_COMMITS = 1_000;

    private static final String CONFLICT =
            "The case has an event of this id with other content; that one is the event, this one is kept aside.";

    private final CaseConnections connections;
    private final Connection connection;
    private final EvidenceItem started;
    private final EventTable batch;
    private final SeenEvents seen;
    private final RawBlocks raw = new RawBlocks();
    private final PackedRejects packed = new PackedRejects();
    private final EntryRows<EntryHash> entryHashes = EntryHashRows.ofNewItem();
    private final EntryRows<EntryCount> entryCounts = EntryCountRows.ofNewItem();
    private @Nullable GzipBlocks gzip;
    private long nextRow;
    private long stored;
    private long duplicates;
    private long rejected;
    private long conflicts;
    private long mostRejects = Long.MAX_VALUE;
    private long contentBytes;
    private int rows;
    private String parser = "";
    private long metAgain;
    private boolean ended;
    private final long[] hashes;
    private final @Nullable EvidenceItem before;

    /**
     * A writer of a new item, or of what a known item gives when it is read again.
     *
     * @param before the known item as it stands, or null
     */
    H2EvidenceWriter(
            CaseConnections connections, WriteState state, EvidenceItem started, @Nullable EvidenceItem before) {
        this.before = before;
        this.connections = connections;
        this.connection = state.connection();
        this.batch = state.table();
        this.seen = state.seen();
        this.hashes = state.hashes();
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
    public void add(EventBatch events) throws NightjarException {
        EventTable from = events.table();
        seen.expect(from.idHigh(), from.idLow(), from.rows());
        int[] kept = new int[from.rows()];
        int count = 0;
        int at = 0;
        for (int row = 0; row < from.rows(); row++) {
            int length = events.length(row);
            SeenEvents.Seen known = seen(events, row);
            if (known == SeenEvents.Seen.NEW) {
                kept[count++] = row;
                keepRecord(events, row, at);
            } else if (known == SeenEvents.Seen.SAME) {
                duplicates++;
            } else {
                conflict(events, row, at);
            }
            at += length;
        }
        keep(events, kept, count);
    }

    private SeenEvents.Seen seen(EventBatch events, int row) {
        EventTable from = events.table();
        String text = from.text(row, StoredColumn.EVENT_ID_TEXT);
        return seen.add(from.idHigh()[row], from.idLow()[row], text, events.contentHash(row), events.earlierHash(row));
    }

    private void keepRecord(EventBatch events, int row, int at) throws NightjarException {
        int length = events.length(row);
        if (gzip != null) {
            gzip.add(events.table().byteOffsets()[row], length);
            return;
        }
        raw.add(events.bytes(), at, length);
        if (raw.isFull()) {
            write(this::saveFullRecords);
        }
    }

    /** Keeps all of some events but their bytes. */
    private void keep(EventBatch events, int[] rows, int count) throws NightjarException {
        CodeMap codes = new CodeMap(events.table(), batch);
        int done = 0;
        while (done < count) {
            int some = Math.min(count - done, WriteState.BLOCK_ROWS - batch.rows());
            for (int i = 0; i < some; i++) {
                hashes[batch.rows() + i] = events.contentHash(rows[done + i]);
            }
            batch.append(events.table(), rows, done, some, codes, started.id());
            done += some;
            stored += some;
            if (batch.rows() == WriteState.BLOCK_ROWS) {
                write(this::saveFullBlock);
            }
        }
    }

    /** The first bytes of a record. */
    private byte[] record(EventBatch events, int row, int at) {
        int length = Math.min(events.length(row), MAX_CONTENT);
        return gzip == null
                ? Arrays.copyOfRange(events.bytes(), at, at + length)
                : gzip.record(events.table().byteOffsets()[row], length);
    }

    private interface Work {
        void run() throws SQLException;
    }

    /** All statements of a case run one at a time, so that no save falls into the middle of one. */
    private void write(Work work) throws NightjarException {
        synchronized (connections) {
            try {
                work.run();
            } catch (SQLException | MVStoreException failed) {
                throw Database.failed(failed);
            }
        }
    }

    /** Writes a row that is no block; a file may hold nothing else, and must not fill the memory with them. */
    private void writeRow(Work insert) throws NightjarException {
        write(() -> {
            insert.run();
            if (++rows % ROWS_BETWEEN_COMMITS == 0) {
                connections.commitEvidenceIfDue();
            }
        });
    }

    private void saveFullRecords() throws SQLException {
        raw.save(connection, started.id());
        connections.commitEvidenceIfDue();
    }

    private void saveFullBlock() throws SQLException {
        saveBlock();
        connections.commitEvidenceIfDue();
    }

    @Override
    public void entry(Optional<byte[]> data) throws NightjarException {
        write(this::saveRecords);
        long firstRow = nextRow + batch.rows();
        raw.start(firstRow);
        gzip = data.map(bytes -> new GzipBlocks(bytes, firstRow)).orElse(null);
    }

    private void saveRecords() throws SQLException {
        raw.save(connection, started.id());
        if (gzip != null) {
            gzip.save(connection, started.id());
            gzip = null;
        }
    }

    private void saveBlock() throws SQLException {
        if (batch.rows() > 0) {
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO event_block VALUES (?, ?, ?, ?)")) {
                insert.setLong(1, nextRow);
                insert.setInt(2, batch.rows());
                insert.setInt(3, started.id());
                Database.setBytes(insert, 4, EventBlockCodec.pack(batch));
                insert.executeUpdate();
            }
            ContentHashRows.save(connection, nextRow, started.id(), hashes, batch.rows());
        }
        nextRow += batch.rows();
        batch.clearRows();
    }

    @Override
    public void keepRejects(int most) {
        mostRejects = most;
    }

    @Override
    public void reject(RecordPosition position, String reason, String message, String excerpt, RejectContent content)
            throws NightjarException {
        if (++rejected > mostRejects) {
            pack(position, reason, message, content.wholeBytes(), "");
            return;
        }
        Reject reject = new Reject(started.id(), position, reason, message, excerpt);
        writeRow(() -> RejectRows.insert(connection, reject, affordable(content)));
    }

    private void pack(RecordPosition position, String reason, String message, long wholeBytes, String eventId)
            throws NightjarException {
        packed.add(position, reason, message, wholeBytes, eventId);
        if (packed.isFull()) {
            write(() -> {
                packed.save(connection, started.id());
                connections.commitEvidenceIfDue();
            });
        }
    }

    @Override
    public long shortened() {
        return Math.max(0, rejected - mostRejects);
    }

    @Override
    public void otherLog(String entry, String kind) throws NightjarException {
        writeRow(() -> OtherLogRows.insert(connection, started.id(), entry, kind));
    }

    private void conflict(EventBatch events, int row, int at) throws NightjarException {
        conflicts++;
        String id = events.table().eventId(row);
        if (++rejected > mostRejects) {
            pack(events.position(row), Conflict.REASON, CONFLICT, events.length(row), id);
            return;
        }
        byte[] record = record(events, row, at);
        String excerpt = RejectContent.excerpt(record, 0, record.length);
        Reject reject = new Reject(started.id(), events.position(row), Conflict.REASON, CONFLICT, excerpt);
        RejectContent content = affordable(new RejectContent(record, events.length(row)));
        writeRow(() -> RejectRows.insertConflict(connection, reject, content, id));
    }

    /** Beyond a total for each item the bytes of rejects are no longer kept, only their length. */
    private RejectContent affordable(RejectContent content) {
        if (contentBytes + content.bytes().length > MAX_CONTENTS) {
            return new RejectContent(new byte[0], content.wholeBytes());
        }
        contentBytes += content.bytes().length;
        return content;
    }

    @Override
    public void hashed(EntryHash hash) throws NightjarException {
        add(entryHashes, hash);
    }

    @Override
    public void counted(EntryCount count) throws NightjarException {
        add(entryCounts, count);
    }

    private <T> void add(EntryRows<T> rows, T row) throws NightjarException {
        rows.add(row);
        if (rows.isFull()) {
            writeRow(() -> rows.save(connection, started.id()));
        }
    }

    @Override
    public void metAgain(long events) {
        metAgain = events;
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
    public long conflicts() {
        return conflicts;
    }

    @Override
    public void readBy(String version) {
        parser = version;
    }

    @Override
    public EvidenceItem finish(EvidenceStatus status, String message) throws NightjarException {
        EvidenceItem item = finished(status, message);
        write(() -> {
            saveRecords();
            saveBlock();
            entryHashes.save(connection, started.id());
            entryCounts.save(connection, started.id());
            packed.save(connection, started.id());
            if (before != null) {
                EvidenceRows.adopt(connection, started.id(), item);
            }
            EvidenceRows.finish(connection, item);
            EvidenceRows.readBy(connection, item.id(), parser);
            connections.commitEvidenceIfDue();
        });
        ended = true;
        connections.writerEnded(nextRow);
        return item;
    }

    /** Of an item that was read again, what it stored before counts as stored and not as a duplicate. */
    private EvidenceItem finished(EvidenceStatus status, String message) {
        long storedBefore = before == null ? 0 : before.stored();
        long others = duplicates - metAgain;
        return new EvidenceItem(
                before == null ? started.id() : before.id(),
                started.path(),
                started.sha256(),
                started.bytes(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                storedBefore + stored + others + rejected,
                storedBefore + stored,
                others,
                rejected,
                status,
                message);
    }

    @Override
    public void close() throws NightjarException {
        if (!ended) {
            ended = true;
            connections.writerAbandoned();
        }
    }
}
