package org.nightjar.store;

import java.util.Arrays;

/** Rows as bits, with the number of rows before each of some words, so that a row's position is found and the other way. */
final class RowBits {

    private static final int WORDS_A_STEP = 8;

    private final long[] words;

    /** Rows before each step, and at the end all. */
    private final int[] before;

    RowBits(long[] words) {
        this.words = words;
        before = new int[(words.length + WORDS_A_STEP - 1) / WORDS_A_STEP + 1];
        for (int word = 0; word < words.length; word++) {
            before[word / WORDS_A_STEP + 1] += Long.bitCount(words[word]);
        }
        for (int step = 1; step < before.length; step++) {
            before[step] += before[step - 1];
        }
    }

    /** Words with the first so many bits set. */
    static long[] ones(int size) {
        long[] ones = new long[(size + Long.SIZE - 1) / Long.SIZE];
        Arrays.fill(ones, -1L);
        if (size % Long.SIZE != 0) {
            ones[ones.length - 1] >>>= Long.SIZE - size % Long.SIZE;
        }
        return ones;
    }

    int size() {
        return before[before.length - 1];
    }

    boolean has(int row) {
        return row >= 0 && row < words.length * Long.SIZE && (words[row / Long.SIZE] >>> row & 1) != 0;
    }

    /** A bit for each of some ascending rows, which are not negative: whether it is here. */
    long[] placesIn(int[] ascendingRows) {
        int known = ascendingRows.length;
        for (int end = words.length * Long.SIZE; known > 0 && ascendingRows[known - 1] >= end; ) {
            known--;
        }
        long[] places = new long[(ascendingRows.length + Long.SIZE - 1) / Long.SIZE];
        int whole = known / Long.SIZE;
        for (int word = 0; word < whole; word++) {
            places[word] = placesOf64(ascendingRows, word * Long.SIZE);
        }
        for (int place = whole * Long.SIZE; place < known; place++) {
            places[whole] |= (has(ascendingRows[place]) ? 1L : 0) << place;
        }
        return places;
    }

    /** In four rows of sixteen, none of which waits for another. */
    private long placesOf64(int[] rows, int from) {
        long first = 0;
        long second = 0;
        long third = 0;
        long fourth = 0;
        for (int at = from + Short.SIZE - 1; at >= from; at--) {
            int one = rows[at];
            int two = rows[at + Short.SIZE];
            int three = rows[at + 2 * Short.SIZE];
            int four = rows[at + 3 * Short.SIZE];
            first = first << 1 | words[one >>> 6] >>> one & 1;
            second = second << 1 | words[two >>> 6] >>> two & 1;
            third = third << 1 | words[three >>> 6] >>> three & 1;
            fourth = fourth << 1 | words[four >>> 6] >>> four & 1;
        }
        return first | second << Short.SIZE | third << 2 * Short.SIZE | fourth << 3 * Short.SIZE;
    }

    /** Counts the rows that are also in the other, between one edge and the next. */
    void countShared(RowBits other, int[] edges, int[] into) {
        int known = Math.min(words.length, other.words.length) * Long.SIZE;
        for (int i = 0; i < into.length; i++) {
            int from = Math.max(0, Math.min(known, edges[i]));
            int to = Math.min(known, edges[i + 1]);
            int count = 0;
            for (int word = from / Long.SIZE; word * Long.SIZE < to; word++) {
                long shared = words[word] & other.words[word];
                int start = word * Long.SIZE;
                shared &= from > start ? -1L << from : -1L;
                shared &= to < start + Long.SIZE ? (1L << to) - 1 : -1L;
                count += Long.bitCount(shared);
            }
            into[i] = count;
        }
    }

    /** How many rows come before that one. */
    int before(int row) {
        if (row <= 0) {
            return 0;
        }
        int word = row / Long.SIZE;
        if (word >= words.length) {
            return size();
        }
        int count = before[word / WORDS_A_STEP];
        for (int at = word / WORDS_A_STEP * WORDS_A_STEP; at < word; at++) {
            count += Long.bitCount(words[at]);
        }
        return count + Long.bitCount(words[word] & ((1L << row) - 1));
    }

    int row(int position) {
        java.util.Objects.checkIndex(position, size());
        int word = word(position);
        long left = words[word];
        for (int skip = position - before(word * Long.SIZE); skip > 0; skip--) {
            left &= left - 1;
        }
        return word * Long.SIZE + Long.numberOfTrailingZeros(left);
    }

    /** The word that has the row of a position. */
    private int word(int position) {
        int low = 0;
        int high = before.length - 2;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (before[middle] <= position) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        int word = low * WORDS_A_STEP;
        for (int left = position - before[low]; left >= Long.bitCount(words[word]); word++) {
            left -= Long.bitCount(words[word]);
        }
        return word;
    }

    /** The words with the bits of rows in {@code [fromRow, toRow)} only. */
    long[] between(int fromRow, int toRow) {
        int end = Math.min(toRow, words.length * Long.SIZE);
        long[] some = Arrays.copyOf(words, (Math.max(0, end) + Long.SIZE - 1) / Long.SIZE);
        Arrays.fill(some, 0, Math.min(some.length, Math.max(0, fromRow) / Long.SIZE), 0);
        if (fromRow > 0 && fromRow / Long.SIZE < some.length) {
            some[fromRow / Long.SIZE] &= -1L << fromRow;
        }
        if (end > 0 && end % Long.SIZE != 0) {
            some[some.length - 1] &= (1L << end) - 1;
        }
        return some;
    }

    /** Clears the bits of these rows. */
    void takeFrom(long[] others) {
        for (int word = 0; word < Math.min(words.length, others.length); word++) {
            others[word] &= ~words[word];
        }
    }

    /** Sets the bits of these rows. */
    void addTo(long[] others) {
        for (int word = 0; word < Math.min(words.length, others.length); word++) {
            others[word] |= words[word];
        }
    }

    void inBlocks(int fromPosition, int toPosition, int[] some, RowSet.Block block) {
        if (fromPosition >= toPosition) {
            return;
        }
        int first = row(fromPosition);
        int word = first / Long.SIZE;
        long left = words[word] & -1L << first;
        int open = toPosition - fromPosition;
        while (open > 0) {
            int count = 0;
            while (count <= some.length - Long.SIZE && count < open) {
                count = take(left, word * Long.SIZE, some, count);
                word++;
                left = word < words.length ? words[word] : 0;
            }
            count = Math.min(count, open);
            block.rows(some, count);
            open -= count;
        }
    }

    private static int take(long word, int firstRow, int[] into, int from) {
        int at = from;
        if (word == -1L) {
            for (int bit = 0; bit < Long.SIZE; bit++) {
                into[at++] = firstRow + bit;
            }
            return at;
        }
        for (long left = word; left != 0; left &= left - 1) {
            into[at++] = firstRow + Long.numberOfTrailingZeros(left);
        }
        return at;
    }
}
