package org.nightjar.store;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A set of index rows in time order. Immutable; {@code all} costs nothing, others four bytes a row. */
public final class RowSet {

    private final int @Nullable [] rows;
    private final int size;

    private RowSet(int @Nullable [] rows, int size) {
        this.rows = rows;
        this.size = size;
    }

    /** The rows from 0 to {@code size}, exclusive. */
    public static RowSet all(int size) {
        return new RowSet(null, size);
    }

    /** These rows, which must ascend. The array is taken over. */
    public static RowSet of(int[] ascendingRows) {
        return new RowSet(ascendingRows, ascendingRows.length);
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** Whether these are the rows from 0 on without a gap, each at its own position. */
    public boolean isFromStart() {
        return rows == null;
    }

    /** The row at a position from 0. */
    public int row(int position) {
        return rows == null ? position : rows[position];
    }

    /** Where a row stands in this set, or {@code -(insertion point) - 1} as {@link Arrays#binarySearch}. */
    public int position(int row) {
        if (rows == null) {
            return row < size ? row : -size - 1;
        }
        return Arrays.binarySearch(rows, row);
    }

    public boolean contains(int row) {
        return position(row) >= 0;
    }

    /** The part of this set with rows in {@code [fromRow, toRow)}. */
    public RowSet between(int fromRow, int toRow) {
        if (rows == null && fromRow == 0) {
            return new RowSet(null, Math.min(size, toRow));
        }
        int start = insertion(fromRow);
        int end = Math.max(start, insertion(toRow));
        if (start == 0 && end == size) {
            return this;
        }
        int[] part = new int[end - start];
        for (int i = 0; i < part.length; i++) {
            part[i] = row(start + i);
        }
        return of(part);
    }

    private int insertion(int row) {
        int position = position(row);
        return position >= 0 ? position : -position - 1;
    }

    public int[] toArray() {
        if (rows != null) {
            return rows.clone();
        }
        int[] all = new int[size];
        Arrays.setAll(all, i -> i);
        return all;
    }
}
