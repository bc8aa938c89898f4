package org.nightjar.detect.profile;

import java.util.Arrays;

/** A growing array of whole numbers. Confined to one thread. */
public final class IntArray {
    private int[] values = new int[16];
    private int size;

    public void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    public int size() {
        return size;
    }

    public int get(int at) {
        return values[at];
    }

    void set(int at, int value) {
        values[at] = value;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public void clear() {
        size = 0;
    }

    public int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
