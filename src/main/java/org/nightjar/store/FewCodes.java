package org.nightjar.store;

import java.util.Arrays;

/** Codes of rows of which nearly all have 0: a bit tells which have another, and those are looked up. Immutable. */
final class FewCodes {

    private final int[] rows;
    private final int[] values;

    /** A bit a row: {@link java.util.BitSet} checks its bounds twice, which scans feel. */
    private final long[] bits;

    FewCodes(int size, int[] ascendingRows, int[] values) {
        this.rows = ascendingRows;
        this.values = values;
        bits = new long[(size + Long.SIZE - 1) / Long.SIZE];
        for (int row : ascendingRows) {
            bits[row >> 6] |= 1L << row;
        }
    }

    int get(int row) {
        return (bits[row >> 6] >>> row & 1) == 0 ? 0 : values[Arrays.binarySearch(rows, row)];
    }

    private int from(int row) {
        int at = Arrays.binarySearch(rows, row);
        return at < 0 ? -at - 1 : at;
    }

    void copy(int fromRow, int toRow, int[] into) {
        Arrays.fill(into, 0, toRow - fromRow, 0);
        for (int at = from(fromRow); at < rows.length && rows[at] < toRow; at++) {
            into[rows[at] - fromRow] = values[at];
        }
    }

    void count(int fromRow, int toRow, int[] into) {
        int at = from(fromRow);
        int others = 0;
        for (; at < rows.length && rows[at] < toRow; at++) {
            into[values[at]]++;
            others++;
        }
        into[0] += toRow - fromRow - others;
    }

    /** As {@link Codes#test}. */
    void test(CodeBits wanted, int fromRow, int toRow, long[] into) {
        Arrays.fill(into, 0, (toRow - fromRow + Long.SIZE - 1) / Long.SIZE, wanted.has(0) ? -1L : 0);
        for (int at = from(fromRow); at < rows.length && rows[at] < toRow; at++) {
            int place = rows[at] - fromRow;
            long bit = 1L << place;
            into[place >> 6] = wanted.has(values[at]) ? into[place >> 6] | bit : into[place >> 6] & ~bit;
        }
    }
}
