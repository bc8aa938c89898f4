package org.nightjar.analysis.coverage;

import java.util.Arrays;

/**
 * Whether an entry of the evidence was met in a series and hour before. Hours only ascend, so the last hour of each
 * pair of entry and series is enough: an open hash table of primitives, 16 bytes a pair. Confined to one thread.
 */
final class SeenFiles {

    private static final long FREE = -1;

    private long[] pairs = new long[1 << 10];
    private long[] hours = new long[1 << 10];
    private int size;

    SeenFiles() {
        Arrays.fill(pairs, FREE);
    }

    /** Whether this is the first time; from now on it is not. */
    boolean isNew(int file, int series, long hour) {
        long pair = (long) file << 32 | series;
        int at = place(pair);
        if (pairs[at] == pair) {
            boolean isNew = hours[at] != hour;
            hours[at] = hour;
            return isNew;
        }
        pairs[at] = pair;
        hours[at] = hour;
        if (++size > pairs.length / 2) {
            grow();
        }
        return true;
    }

    private int place(long pair) {
        int mask = pairs.length - 1;
        long mixed = pair * 0x9E3779B97F4A7C15L;
        int at = (int) (mixed >>> 32) & mask;
        while (pairs[at] != FREE && pairs[at] != pair) {
            at = at + 1 & mask;
        }
        return at;
    }

    private void grow() {
        long[] oldPairs = pairs;
        long[] oldHours = hours;
        pairs = new long[oldPairs.length * 2];
        hours = new long[oldPairs.length * 2];
        Arrays.fill(pairs, FREE);
        for (int i = 0; i < oldPairs.length; i++) {
            if (oldPairs[i] != FREE) {
                int at = place(oldPairs[i]);
                pairs[at] = oldPairs[i];
                hours[at] = oldHours[i];
            }
        }
    }
}
