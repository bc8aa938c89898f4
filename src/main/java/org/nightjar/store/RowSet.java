package org.nightjar.store;

import java.util.Arrays;
import java.util.Objects;
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

    /**
     * At which places of an array of ascending rows those stand that are in this set. Of a set that is a list each costs a
     * search; see {@link #asBits}.
     */
    public RowSet placesIn(int[] ascendingRows) {
        if (isStretch()) {
            int start = size == 0 ? 0 : lowerBound(ascendingRows, first);
            int end = size == 0 ? 0 : lowerBound(ascendingRows, first + size);
            return stretch(start, end);
        }
        long[] places = bits == null ? listedPlaces(ascendingRows) : bits.placesIn(ascendingRows);
        RowBits made = new RowBits(places);
        int count = made.size();
        // as bits however few there are: many places are asked for how many come before them
        return count == 0 || count == ascendingRows.length ? stretch(0, count) : new RowSet(0, null, made, count);
    }

    private static int lowerBound(int[] ascending, int row) {
        int at = Arrays.binarySearch(ascending, row);
        return at < 0 ? -at - 1 : at;
    }

    private long[] listedPlaces(int[] ascendingRows) {
        long[] places = new long[(ascendingRows.length + Long.SIZE - 1) / Long.SIZE];
        for (int place = 0; place < ascendingRows.length; place++) {
            places[place / Long.SIZE] |= (contains(ascendingRows[place]) ? 1L : 0) << place;
        }
        return places;
    }

    /** The same rows as bits if they are a list; none may be {@code ofSize} or beyond. */
    public RowSet asBits(int ofSize) {
        if (rows == null || size == 0) {
            return this;
        }
        long[] words = new long[(ofSize + Long.SIZE - 1) / Long.SIZE];
        addTo(words);
        return new RowSet(0, null, new RowBits(words), size);
    }

    /** How many rows come before that one. */
    public int before(int row) {
        if (bits != null) {
            return bits.before(row);
        }
        int position = position(row);
        return position >= 0 ? position : -position - 1;
    }

    /**
     * How many rows between one edge and the next are in this set and in the other.
     *
     * @param edges ascending rows
     */
    public int[] sharedBetween(int[] edges, RowSet other) {
        int[] counts = new int[edges.length - 1];
        if (bits != null && other.bits != null) {
            bits.countShared(other.bits, edges, counts);
            return counts;
        }
        if (isStretch() || other.isStretch()) {
            RowSet stretch = isStretch() ? this : other;
            RowSet some = isStretch() ? other : this;
            int from = stretch.first;
            int to = stretch.first + stretch.size;
            for (int i = 0; i < counts.length; i++) {
                int start = Math.max(from, Math.min(to, edges[i]));
                int end = Math.max(from, Math.min(to, edges[i + 1]));
                counts[i] = some.before(end) - some.before(start);
            }
            return counts;
        }
        RowSet list = rows == null ? other : this;
        RowSet asked = rows == null ? this : other;
        int at = 0;
        for (int row : Objects.requireNonNull(list.rows)) {
            while (at < counts.length && row >= edges[at + 1]) {
                at++;
            }
            if (at < counts.length && row >= edges[at] && asked.contains(row)) {
                counts[at]++;
            }
        }
        return counts;
    }

    /** The part of this set with rows in {@code [fromRow, toRow)}. */
    public RowSet between(int fromRow, int toRow) {
        int start = before(fromRow);
        int end = Math.max(start, before(toRow));
        if (start == 0 && end == size) {
            return this;
        }
        if (rows != null) {
            return of(Arrays.copyOfRange(rows, start, end));
        }
        return bits == null ? stretch(first + start, first + end) : ofBits(bits.between(fromRow, toRow));
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
            int length = Math.min(BLOCK, Math.max(0, toPosition - fromPosition) + Long.SIZE);
            bits.inBlocks(fromPosition, toPosition, new int[length], block);
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
