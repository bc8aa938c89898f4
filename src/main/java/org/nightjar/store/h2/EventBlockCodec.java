package org.nightjar.store.h2;

import java.util.Arrays;
import org.nightjar.store.EventTable;
import org.nightjar.store.StoredColumn;

/**
 * The form of an event block: times, positions, ids and flags, then the codes of each {@link StoredColumn}, column by
 * column. Numbers of a column are as wide as its largest needs: one byte says how many bytes follow for each row.
 */
final class EventBlockCodec {

    private EventBlockCodec() {}

    /** All rows of the table as one block. */
    static byte[] pack(EventTable table) {
        int rows = table.rows();
        BlockBytes out = new BlockBytes(rows * 80 + 1024);
        out.numbers(table.times(), rows);
        out.numbers(table.byteOffsets(), rows);
        for (int row = 0; row < rows; row++) {
            out.number(table.idHigh()[row], 8);
            out.number(table.idLow()[row], 8);
        }
        out.raw(table.flags(), 0, rows);
        ints(out, table.recordIndexes(), rows);
        for (StoredColumn column : StoredColumn.values()) {
            ints(out, table.codes(column), rows);
        }
        return out.stored();
    }

    private static void ints(BlockBytes out, int[] values, int rows) {
        int largest = 0;
        for (int row = 0; row < rows; row++) {
            largest |= values[row];
        }
        int width = largest == 0 ? 0 : (39 - Integer.numberOfLeadingZeros(largest)) / 8;
        out.number(width, 1);
        out.numbers(values, rows, width);
    }

    /** Adds a block's rows to the table. */
    static void unpack(byte[] packed, int rows, int evidenceId, EventTable into) throws DamagedBlockException {
        BlockBytes.Reader in = new BlockBytes.Reader(packed);
        int first = into.rows();
        into.reserve(first + rows);
        for (int i = 0; i < rows; i++) {
            int row = into.addRow();
            into.times()[row] = in.number(8);
            into.evidenceIds()[row] = evidenceId;
        }
        for (int row = first; row < first + rows; row++) {
            into.byteOffsets()[row] = in.number(8);
        }
        for (int row = first; row < first + rows; row++) {
            into.idHigh()[row] = in.number(8);
            into.idLow()[row] = in.number(8);
        }
        System.arraycopy(in.raw(rows), 0, into.flags(), first, rows);
        ints(in, into.recordIndexes(), first, rows, Integer.MAX_VALUE);
        for (StoredColumn column : StoredColumn.values()) {
            if (column == StoredColumn.SHARED_EVENT && in.isAtEnd()) {
                // a block from before there was such a column
                Arrays.fill(into.codes(column), first, first + rows, 0);
            } else {
                ints(
                        in,
                        into.codes(column),
                        first,
                        rows,
                        into.dictionary(column).size());
            }
        }
    }

    private static void ints(BlockBytes.Reader in, int[] into, int first, int rows, int limit)
            throws DamagedBlockException {
        int width = (int) in.number(1);
        if (width > 4) {
            throw new DamagedBlockException("a column claims " + width + " bytes a value");
        }
        for (int row = first; row < first + rows; row++) {
            int value = width == 0 ? 0 : (int) in.number(width);
            if (value < 0 || value >= limit) {
                throw new DamagedBlockException("a value's code is outside its dictionary");
            }
            into[row] = value;
        }
    }
}
