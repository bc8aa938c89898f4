package org.nightjar.store.h2;

import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * How the {@link Grams} of a chunk become the bits of its summary: the rarer a gram, the more bits it sets, and what is
 * in nearly every chunk sets none, for knowing that would rule out nothing. How often a gram is comes from a sample, and is
 * kept with the summaries; whatever it says, no text is ruled out that is there, for a gram needs just the bits that it
 * sets. Immutable.
 *
 * <p>Measured on ten million events, in chunks of 165,000 that a text is taken for being in and is not, in the mean of some
 * hundred: the last twelve characters of an id 190 if every gram set one bit and 1 so, its first eight 3,450 and 160,
 * seven letters 6,900 and 330. Of three thousand grams that are in nearly every chunk each spoilt a bit for all others.
 */
final class GramBits {

    private static final int BITS_LOG = 14;

    /** Bits of a summary. */
    static final int BITS = 1 << BITS_LOG;

    /** Bits of a rare gram: with more of them too many bits would be set. */
    private static final int RARE = 3;

    private static final double EVERYDAY_SHARE = 0.4;
    private static final double FREQUENT_SHARE = 0.1;

    /** What is in fewer chunks of a sample than this may be there by chance. */
    private static final int FEWEST_EVERYDAY = 4;

    private static final int FEWEST_FREQUENT = 3;

    /**
     * Numbers of hexadecimal digits around a hyphen. They are half of what an id in the common form consists of, and who
     * looks for a part of one mostly has what stands between hyphens: the bits are better spent on that.
     */
    private static final long[] HYPHENATED = hyphenated();

    private final int salt;
    private final int[] everyday;
    private final int[] frequent;

    /** @param salt spreads otherwise, so that a text that has ill luck in one segment has better luck in the next */
    private GramBits(int salt, int[] everyday, int[] frequent) {
        this.salt = salt;
        this.everyday = everyday;
        this.frequent = frequent;
    }

    /** Counts in how many chunks of a sample each gram is. One thread. */
    static final class Sample {
        private final short[] counts = new short[Grams.NUMBERS];
        private int chunks;

        /** At most 32,767 times. */
        void add(Grams grams) {
            long[] words = grams.words();
            for (int i = 0; i < words.length; i++) {
                for (long left = words[i]; left != 0; left &= left - 1) {
                    counts[i << 6 | Long.numberOfTrailingZeros(left)]++;
                }
            }
            chunks++;
        }

        GramBits bits(int salt) {
            double least = Math.max(FEWEST_EVERYDAY, chunks * EVERYDAY_SHARE);
            int[] everyday = numbers(least, Integer.MAX_VALUE);
            return new GramBits(salt, everyday, numbers(Math.max(FEWEST_FREQUENT, chunks * FREQUENT_SHARE), least));
        }

        private int[] numbers(double from, double to) {
            int[] found = new int[Grams.NUMBERS];
            int count = 0;
            for (int number = 0; number < Grams.NUMBERS; number++) {
                if (counts[number] >= from && counts[number] < to) {
                    found[count++] = number;
                }
            }
            return Arrays.copyOf(found, count);
        }
    }

    private static long[] hyphenated() {
        byte[] digits = "0123456789abcdef-".getBytes(StandardCharsets.US_ASCII);
        Grams grams = new Grams();
        for (int i = 0; i < digits.length * digits.length * digits.length * digits.length; i++) {
            byte[] four = new byte[Grams.BYTES];
            boolean hyphen = false;
            for (int at = 0, rest = i; at < four.length; at++, rest /= digits.length) {
                four[at] = digits[rest % digits.length];
                hyphen |= four[at] == '-';
            }
            if (hyphen) {
                grams.add(four, four.length);
            }
        }
        return grams.words();
    }

    /** As {@link #put} wrote it, or null if it cannot have done so. */
    static @Nullable GramBits read(IntBuffer in, int salt, int everydays, int frequents) {
        int[] everyday = new int[everydays];
        int[] frequent = new int[frequents];
        in.get(everyday).get(frequent);
        return areNumbers(everyday) && areNumbers(frequent) ? new GramBits(salt, everyday, frequent) : null;
    }

    private static boolean areNumbers(int[] ascending) {
        int last = -1;
        for (int number : ascending) {
            if (number <= last || number >= Grams.NUMBERS) {
                return false;
            }
            last = number;
        }
        return true;
    }

    int salt() {
        return salt;
    }

    int everydays() {
        return everyday.length;
    }

    int frequents() {
        return frequent.length;
    }

    void put(IntBuffer out) {
        out.put(everyday).put(frequent);
    }

    /** The bits that a text needs which has grams of these numbers. */
    BitSet of(int[] numbers) {
        long[] bits = new long[BITS / Long.SIZE];
        for (int number : numbers) {
            if (Arrays.binarySearch(everyday, number) < 0) {
                boolean rare =
                        Arrays.binarySearch(frequent, number) < 0 && (HYPHENATED[number >>> 6] >>> number & 1) == 0;
                set(bits, number, rare ? RARE : 1);
            }
        }
        return BitSet.valueOf(bits);
    }

    /** Does it for many chunks. */
    Encoder encoder() {
        return new Encoder();
    }

    /** Holds a bit for each number, so that no gram has to be looked up; 256 KiB. Immutable. */
    final class Encoder {
        private final long[] none = mask(everyday);
        private final long[] once = mask(frequent);

        private static long[] mask(int[] numbers) {
            long[] mask = new long[Grams.NUMBERS / Long.SIZE];
            for (int number : numbers) {
                mask[number >>> 6] |= 1L << number;
            }
            return mask;
        }

        BitSet of(Grams grams) {
            long[] bits = new long[BITS / Long.SIZE];
            long[] words = grams.words();
            for (int i = 0; i < words.length; i++) {
                long wanted = words[i] & ~none[i];
                for (long left = wanted; left != 0; left &= left - 1) {
                    int at = Long.numberOfTrailingZeros(left);
                    boolean rare = ((once[i] | HYPHENATED[i]) >>> at & 1) == 0;
                    set(bits, i << 6 | at, rare ? RARE : 1);
                }
            }
            return BitSet.valueOf(bits);
        }
    }

    private void set(long[] bits, int number, int count) {
        for (int i = 0; i < count; i++) {
            int bit = bit(number, i);
            bits[bit >>> 6] |= 1L << bit;
        }
    }

    private int bit(int number, int which) {
        int hash = (number | which << 20) ^ salt * 0x9E3779B1;
        hash ^= hash >>> 16;
        hash *= 0x85EBCA6B;
        hash ^= hash >>> 13;
        hash *= 0xC2B2AE35;
        hash ^= hash >>> 16;
        return hash >>> Integer.SIZE - BITS_LOG;
    }
}
