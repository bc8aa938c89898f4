package org.nightjar.analysis.graph;

import java.util.Arrays;

/** Numbers pairs of entities in the order in which they are first met: an open hash of longs. One thread. */
final class PairTable {

    private static final long FREE = -1;

    private long[] keys = new long[1024];
    private int[] numbers = new int[1024];
    private int[] from = new int[256];
    private int[] to = new int[256];
    private int size;

    PairTable() {
        Arrays.fill(keys, FREE);
    }

    /** The pair's number; {@link #size()} has grown if it is new. */
    int number(int one, int other) {
        long key = (long) one << 32 | other;
        int slot = slot(keys, key);
        if (keys[slot] == key) {
            return numbers[slot];
        }
        if (size == from.length) {
            from = Arrays.copyOf(from, 2 * size);
            to = Arrays.copyOf(to, 2 * size);
        }
        from[size] = one;
        to[size] = other;
        keys[slot] = key;
        numbers[slot] = size++;
        if (size * 2 > keys.length) {
            grow();
        }
        return size - 1;
    }

    int size() {
        return size;
    }

    int from(int number) {
        return from[number];
    }

    int to(int number) {
        return to[number];
    }

    private static int slot(long[] keys, long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 40) & keys.length - 1;
        while (keys[slot] != FREE && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    private void grow() {
        long[] wider = new long[keys.length * 2];
        int[] moved = new int[wider.length];
        Arrays.fill(wider, FREE);
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != FREE) {
                int slot = slot(wider, keys[i]);
                wider[slot] = keys[i];
                moved[slot] = numbers[i];
            }
        }
        keys = wider;
        numbers = moved;
    }
}
