package org.nightjar.store;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.Access;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.LogSource;
import org.nightjar.model.Outcome;

/**
 * Events as columns of primitive arrays, in the order in which they were stored: the form in which a case keeps them
 * and from which an {@link EventIndex} is built. Row numbers here are <i>store rows</i>, from 0.
 *
 * <p>Confined to one thread while it grows. About 110 bytes a row, plus the dictionaries.
 */
public final class EventTable {

    private static final int FIRST_CAPACITY = 1024;
    private static final StoredColumn[] COLUMNS = StoredColumn.values();

    private final Dictionary[] dictionaries = new Dictionary[StoredColumn.values().length];
    private final int[][] codes = new int[StoredColumn.values().length][FIRST_CAPACITY];
    private long[] times = new long[FIRST_CAPACITY];
    private int[] evidenceIds = new int[FIRST_CAPACITY];
    private int[] recordIndexes = new int[FIRST_CAPACITY];
    private long[] byteOffsets = new long[FIRST_CAPACITY];
    private long[] idHigh = new long[FIRST_CAPACITY];
    private long[] idLow = new long[FIRST_CAPACITY];
    private byte[] flags = new byte[FIRST_CAPACITY];
    private int rows;

    private final @Nullable String[] lastValues = new String[StoredColumn.values().length];
    private final int[] lastCodes = new int[StoredColumn.values().length];
    private final PrincipalTexts principals;

    public EventTable() {
        this(new PrincipalTexts());
    }

    EventTable(PrincipalTexts principals) {
        this.principals = principals;
        Arrays.setAll(dictionaries, column -> new Dictionary());
    }

    /** An empty table that shares the dictionaries of another, which must not grow as long as several threads read it. */
    public EventTable(EventTable other) {
        principals = other.principals;
        System.arraycopy(other.dictionaries, 0, dictionaries, 0, dictionaries.length);
    }

    /** Adds an event and gives its store row. */
    public int append(AuditEvent event, int evidenceId) {
        EventIds.Packed id = EventIds.pack(event.eventId());
        int row = addRow();
        set(row, StoredColumn.PRINCIPAL_USE, principals.of(event.principal(), event.accessKeyId()));
        set(row, StoredColumn.ACTION, event.action());
        set(row, StoredColumn.SERVICE, event.service());
        set(row, StoredColumn.ERROR_CODE, event.errorCode());
        set(row, StoredColumn.ERROR_MESSAGE, event.errorMessage());
        set(row, StoredColumn.ADDRESS, event.sourceAddress());
        set(row, StoredColumn.AGENT, event.userAgent());
        set(row, StoredColumn.ACCOUNT, event.account());
        set(row, StoredColumn.REGION, event.region());
        set(row, StoredColumn.RESOURCES, joined(event.resources()));
        set(row, StoredColumn.TARGETS, joined(event.targets()));
        set(row, StoredColumn.DETAIL, event.detail());
        set(row, StoredColumn.ISSUED_KEY, event.issuedKeyId());
        set(row, StoredColumn.ENTRY, event.position().entry());
        set(row, StoredColumn.EVENT_ID_TEXT, id.text());
        set(row, StoredColumn.SHARED_EVENT, event.sharedEventId());
        idHigh[row] = id.high();
        idLow[row] = id.low();
        times[row] = event.time().toEpochMilli();
        evidenceIds[row] = evidenceId;
        recordIndexes[row] = Math.toIntExact(event.position().recordIndex());
        byteOffsets[row] = event.position().byteOffset();
        flags[row] = EventFlags.of(event.access(), event.outcome(), event.source(), event.derivedId());
        return row;
    }

    /**
     * Adds rows of another table, which changes nothing in that one; column by column, which is several times faster
     * than row by row.
     *
     * @param from which rows, in rising order, from a place on
     */
    public void append(EventTable other, int[] from, int first, int count, CodeMap codesHere, int evidenceId) {
        int start = rows;
        if (start + count > times.length) {
            grow(Math.max(start + count, start + (start >> 1)));
        }
        for (StoredColumn column : COLUMNS) {
            codesHere.translate(column, from, first, count, codes[column.ordinal()], start);
        }
        for (int i = 0; i < count; i++) {
            int at = from[first + i];
            int row = start + i;
            idHigh[row] = other.idHigh[at];
            idLow[row] = other.idLow[at];
            times[row] = other.times[at];
            evidenceIds[row] = evidenceId;
            recordIndexes[row] = other.recordIndexes[at];
            byteOffsets[row] = other.byteOffsets[at];
            flags[row] = other.flags[at];
        }
        rows += count;
    }

    PrincipalTexts principals() {
        return principals;
    }

    private static String joined(List<String> parts) {
        return switch (parts.size()) {
            case 0 -> "";
            case 1 -> parts.get(0);
            default -> String.join("\n", parts);
        };
    }

    /** Adds an empty row, to be filled by the setters; for stores that read a case back. */
    public int addRow() {
        if (rows == times.length) {
            grow(rows + (rows >> 1));
        }
        return rows++;
    }

    /** Makes room for that many rows at once. */
    public void reserve(int capacity) {
        if (capacity > times.length) {
            grow(capacity);
        }
    }

    private void grow(int capacity) {
        for (int c = 0; c < codes.length; c++) {
            codes[c] = Arrays.copyOf(codes[c], capacity);
        }
        times = Arrays.copyOf(times, capacity);
        evidenceIds = Arrays.copyOf(evidenceIds, capacity);
        recordIndexes = Arrays.copyOf(recordIndexes, capacity);
        byteOffsets = Arrays.copyOf(byteOffsets, capacity);
        idHigh = Arrays.copyOf(idHigh, capacity);
        idLow = Arrays.copyOf(idLow, capacity);
        flags = Arrays.copyOf(flags, capacity);
    }

    /** What an event repeats of the one before is the same object, mostly: then its code is known. */
    private void set(int row, StoredColumn column, String value) {
        int at = column.ordinal();
        if (lastValues[at] != value) {
            lastValues[at] = value;
            lastCodes[at] = dictionary(column).code(value);
        }
        codes[at][row] = lastCodes[at];
    }

    /** Forgets the rows and keeps the dictionaries, so that codes stay valid for the next batch. */
    public void clearRows() {
        rows = 0;
    }

    public int rows() {
        return rows;
    }

    public Dictionary dictionary(StoredColumn column) {
        return dictionaries[column.ordinal()];
    }

    public String text(int row, StoredColumn column) {
        return dictionary(column).value(codes[column.ordinal()][row]);
    }

    public String eventId(int row) {
        return EventIds.unpack(idHigh[row], idLow[row], text(row, StoredColumn.EVENT_ID_TEXT));
    }

    public Access access(int row) {
        return EventFlags.access(flags[row]);
    }

    public Outcome outcome(int row) {
        return EventFlags.outcome(flags[row]);
    }

    public LogSource source(int row) {
        return EventFlags.source(flags[row]);
    }

    // The arrays themselves, for stores and index builders. Only the first rows() elements mean anything.

    public int[] codes(StoredColumn column) {
        return codes[column.ordinal()];
    }

    /** UTC, milliseconds since 1970. */
    public long[] times() {
        return times;
    }

    public int[] evidenceIds() {
        return evidenceIds;
    }

    public int[] recordIndexes() {
        return recordIndexes;
    }

    public long[] byteOffsets() {
        return byteOffsets;
    }

    public long[] idHigh() {
        return idHigh;
    }

    public long[] idLow() {
        return idLow;
    }

    /** See {@link EventFlags}. */
    public byte[] flags() {
        return flags;
    }
}
