package org.nightjar.store;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A set of index rows in time order. Immutable. A stretch of rows costs nothing; others four bytes a row or one bit for each
 * row of the index, whichever is less. Whoever wants all of many rows takes them in blocks: a single row of a set of bits is
 * looked for, in some tens of nanoseconds.
 */
public final class RowSet {

    /** A row of a list takes as much as so many bits. */
    private static final int BITS_A_ROW = Integer.SIZE;

    private static final int BLOCK = 2048;

    /** No more rows are handed over at once. */
    public static final int MOST_IN_BLOCK = BLOCK;

    private final int first;
    private final int @Nullable [] rows;
    private final @Nullable RowBits bits;
    private final int size;

    private RowSet(int first, int @Nullable [] rows, @Nullable RowBits bits, int size) {
        this.first = first;
        this.rows = rows;
        this.bits = bits;
        this.size = size;
    }

    /** Is given some rows of a set, in their order; the array is used again for the next ones. */
    @FunctionalInterface
    public interface Block {
        void rows(int[] rows, int count);
    }

    /** The rows from 0 to {@code size}, exclusive. */
    public static RowSet all(int size) {
        return stretch(0, size);
    }

    /** These rows, which must ascend. The array is taken over. */
    public static RowSet of(int[] ascendingRows) {
        return new RowSet(0, ascendingRows, null, ascendingRows.length);
    }

    /** The rows whose bits are set: bit {@code row % 64} of word {@code row / 64}. The array is taken over. */
    public static RowSet ofBits(long[] words) {
        RowBits bits = new RowBits(words);
        int size = bits.size();
        if (size == 0) {
            return stretch(0, 0);
        }
        int low = bits.row(0);
        if (bits.row(size - 1) - low == size - 1) {
            return stretch(low, low + size);
        }
        RowSet made = new RowSet(0, null, bits, size);
        return size > words.length * Long.SIZE / BITS_A_ROW ? made : of(made.toArray());
    }

    private static RowSet stretch(int fromRow, int toRow) {
        return new RowSet(fromRow, null, null, Math.max(0, toRow - fromRow));
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** Whether these are the rows of a stretch without a gap. */
    public boolean isStretch() {
        return rows == null && bits == null;
    }

    /** Whether these are the rows from 0 on without a gap, each at its own position. */
    public boolean isFromStart() {
        return isStretch() && first == 0;
    }

    /** The row at a position from 0. */
    public int row(int position) {
        if (rows != null) {
            return rows[position];
        }
        return bits == null ? first + position : bits.row(position);
    }

    /** Where a row stands in this set, or {@code -(insertion point) - 1} as {@link Arrays#binarySearch}. */
    public int position(int row) {
        if (rows != null) {
            return Arrays.binarySearch(rows, row);
        }
        if (bits != null) {
            int before = bits.before(row);
            return bits.has(row) ? before : -before - 1;
        }
        int position = row - first;
        return position >= 0 && position < size ? position : -Math.max(0, Math.min(size, position)) - 1;
    }

    public boolean contains(int row) {
        return bits == null ? position(row) >= 0 : bits.has(row);
    }

    /** Those of some ascending rows that are in this set; the very same array if all are. Do not change the arrays. */
    public int[] among(int[] ascendingRows) {
        int[] kept = new int[ascendingRows.length];
        int count = bits == null ? keep(ascendingRows, kept) : bits.keep(ascendingRows, kept);
        return count == kept.length ? ascendingRows : Arrays.copyOf(kept, count);
    }

    private int keep(int[] some, int[] into) {
        int count = 0;
        for (int row : some) {
            into[count] = row;
            count += contains(row) ? 1 : 0;
        }
        return count;
    }

    /** The part of this set with rows in {@code [fromRow, toRow)}. */
    public RowSet between(int fromRow, int toRow) {
        int start = insertion(fromRow);
        int end = Math.max(start, insertion(toRow));
        if (start == 0 && end == size) {
            return this;
        }
        if (rows != null) {
            return of(Arrays.copyOfRange(rows, start, end));
        }
        return bits == null ? stretch(first + start, first + end) : ofBits(bits.between(fromRow, toRow));
    }

    private int insertion(int row) {
        int position = position(row);
        return position >= 0 ? position : -position - 1;
    }

    /** The rows from 0 to {@code size}, exclusive, that are not in this set; it must have none beyond. */
    public RowSet complement(int ofSize) {
        if (isEmpty()) {
            return all(ofSize);
        }
        long[] words = RowBits.ones(ofSize);
        if (bits != null) {
            bits.takeFrom(words);
        } else {
            forEach(row -> words[row / Long.SIZE] &= ~(1L << row));
        }
        return ofBits(words);
    }

    /** The rows that are in this set or in the other; none may be {@code ofSize} or beyond. */
    public RowSet or(RowSet other, int ofSize) {
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        long[] words = new long[(ofSize + Long.SIZE - 1) / Long.SIZE];
        addTo(words);
        other.addTo(words);
        return ofBits(words);
    }

    private void addTo(long[] words) {
        if (bits != null) {
            bits.addTo(words);
        } else {
            forEach(row -> words[row / Long.SIZE] |= 1L << row);
        }
    }

    /** Hands over the rows from a position to another, some at a time. */
    public void inBlocks(int fromPosition, int toPosition, Block block) {
        if (bits != null) {
            bits.inBlocks(fromPosition, toPosition, new int[BLOCK], block);
            return;
        }
        int[] some = new int[Math.min(BLOCK, Math.max(0, toPosition - fromPosition))];
        for (int start = fromPosition; start < toPosition; start += BLOCK) {
            int count = Math.min(BLOCK, toPosition - start);
            if (rows != null) {
                System.arraycopy(rows, start, some, 0, count);
            } else {
                for (int i = 0; i < count; i++) {
                    some[i] = first + start + i;
                }
            }
            block.rows(some, count);
        }
    }

    /** Hands over all rows, one after the other. */
    public void forEach(IntConsumer taker) {
        inBlocks(0, size, (some, count) -> {
            for (int i = 0; i < count; i++) {
                taker.accept(some[i]);
            }
        });
    }

    public int[] toArray() {
        if (rows != null) {
            return rows.clone();
        }
        int[] all = new int[size];
        if (bits != null) {
            int[] at = new int[1];
            inBlocks(0, size, (some, count) -> {
                System.arraycopy(some, 0, all, at[0], count);
                at[0] += count;
            });
        } else {
            Arrays.setAll(all, i -> first + i);
        }
        return all;
    }
}
