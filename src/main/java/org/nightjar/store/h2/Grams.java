package org.nightjar.store.h2;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Which four bytes follow each other in some folded texts, as a set of bits: each four set one bit of a fixed number, by
 * a hash. A text of which a bit is missing is not there; one whose bits are all set may be there.
 */
final class Grams {

    /** Bytes of a gram. Three would be in nearly every record, of five a short word has none. */
    static final int BYTES = 4;

    private static final int BITS_LOG = 14;

    /** Bits of a set. */
    static final int BITS = 1 << BITS_LOG;

    private final long[] words = new long[BITS / Long.SIZE];

    /** The bit of four bytes, the first of them lowest. */
    static int bit(int gram) {
        int hash = gram * 0x9E3779B1;
        hash ^= hash >>> 15;
        return hash * 0x2C1B3C6D >>> Integer.SIZE - BITS_LOG;
    }

    /** Adds all of a text. */
    void add(byte[] text, int length) {
        if (length < BYTES) {
            return;
        }
        int gram = (text[0] & 255) << 8 | (text[1] & 255) << 16 | (text[2] & 255) << 24;
        for (int i = 3; i < length; i++) {
            gram = gram >>> 8 | text[i] << 24;
            int bit = bit(gram);
            words[bit >>> 6] |= 1L << bit;
        }
    }

    /** The bits that a text needs which has all of these runs. */
    static BitSet of(List<byte[]> runs) {
        Grams grams = new Grams();
        runs.forEach(run -> grams.add(run, run.length));
        return BitSet.valueOf(grams.words);
    }

    BitSet toBits() {
        return BitSet.valueOf(words);
    }

    void clear() {
        Arrays.fill(words, 0);
    }
}
