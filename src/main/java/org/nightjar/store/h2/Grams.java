package org.nightjar.store.h2;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Which four bytes follow each other in some folded texts, as a set of numbers: each four have one, by a hash. A text of
 * which a number is missing is not there; one whose numbers are all in the set may be there. 128 KiB; one thread.
 */
final class Grams {

    /** Bytes of a gram. Three would be in nearly every record, of five a short word has none. */
    static final int BYTES = 4;

    private static final int NUMBER_BITS = 20;

    /** There are so many numbers: enough that of the ten thousand fours of a chunk few share one with something else. */
    static final int NUMBERS = 1 << NUMBER_BITS;

    private final long[] words = new long[NUMBERS / Long.SIZE];

    /** The number of four bytes, the first of them lowest. */
    static int number(int gram) {
        int hash = gram * 0x9E3779B1;
        hash ^= hash >>> 15;
        return hash * 0x2C1B3C6D >>> Integer.SIZE - NUMBER_BITS;
    }

    /** Adds all of a text. */
    void add(byte[] text, int length) {
        if (length < BYTES) {
            return;
        }
        int gram = (text[0] & 255) << 8 | (text[1] & 255) << 16 | (text[2] & 255) << 24;
        for (int i = 3; i < length; i++) {
            gram = gram >>> 8 | text[i] << 24;
            int number = number(gram);
            words[number >>> 6] |= 1L << number;
        }
    }

    /** The numbers that a text needs which has all of these runs, ascending. */
    static int[] of(List<byte[]> runs) {
        Grams grams = new Grams();
        runs.forEach(run -> grams.add(run, run.length));
        return BitSet.valueOf(grams.words).stream().toArray();
    }

    /** A bit for each number, 64 in a word. Do not change the array. */
    long[] words() {
        return words;
    }

    void clear() {
        Arrays.fill(words, 0);
    }
}
