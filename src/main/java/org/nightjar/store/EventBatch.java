package org.nightjar.store;

import java.util.Arrays;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.RecordPosition;

/**
 * Some events of one entry on their way into a case, in columns with dictionaries of their own: the thread that read
 * them packs them, so that the one that writes has little left to do. Belongs to one thread at a time.
 */
public final class EventBatch {

    private static final int MOST = 1024;
    private static final int MOST_BYTES = 1 << 20;
    private static final int FIRST_BYTES = 64 << 10;

    private final EventTable table;
    private final long[] contentHashes = new long[MOST];
    private final long[] earlierHashes = new long[MOST];
    private final int[] lengths = new int[MOST];
    private byte[] bytes = {};
    private int held;

    public EventBatch() {
        this(new PrincipalTexts());
    }

    private EventBatch(PrincipalTexts principals) {
        table = new EventTable(principals);
    }

    /** An empty batch for the same thread, which makes use of what this one has seen. */
    public EventBatch next() {
        return new EventBatch(table.principals());
    }

    /** Adds an event and the bytes of its record. */
    public void add(AuditEvent event, byte[] buffer, int offset, int length) {
        add(event, length);
        if (held + length > bytes.length) {
            int atLeast = Math.max(FIRST_BYTES, held + length);
            bytes = Arrays.copyOf(bytes, Math.max(atLeast, bytes.length * 2));
        }
        System.arraycopy(buffer, offset, bytes, held, length);
        held += length;
    }

    /** Adds an event whose bytes are kept elsewhere, in gzip data that came with its entry. */
    public void add(AuditEvent event, int length) {
        int row = table.append(event, 0);
        contentHashes[row] = event.contentHash();
        earlierHashes[row] = event.earlierHash();
        lengths[row] = length;
    }

    /** Whether the next event belongs into another batch. */
    public boolean isFull() {
        return table.rows() == MOST || held > MOST_BYTES;
    }

    public int rows() {
        return table.rows();
    }

    /** The events themselves; they belong to no evidence item yet. */
    public EventTable table() {
        return table;
    }

    /** As {@link AuditEvent#contentHash}. */
    public long contentHash(int row) {
        return contentHashes[row];
    }

    /** As {@link AuditEvent#earlierHash}. */
    public long earlierHash(int row) {
        return earlierHashes[row];
    }

    /** Of the record, in bytes. */
    public int length(int row) {
        return lengths[row];
    }

    /** Begins with the records, one after the other; empty if they were added without their bytes. */
    public byte[] bytes() {
        return bytes;
    }

    public RecordPosition position(int row) {
        return new RecordPosition(
                table.text(row, StoredColumn.ENTRY), table.recordIndexes()[row], table.byteOffsets()[row]);
    }
}
