package org.nightjar.store;

import java.util.Arrays;

/**
 * The distinct values of a column, numbered from 0. Code 0 is always "" and means "the log does not say".
 *
 * <p>Append-only: an array of values and an open-addressing table of their codes, at most three quarters full. Not
 * thread-safe while it grows; any number of threads may read one that no longer does.
 */
public final class Dictionary implements Values {

    private static final int FIRST_SLOTS = 16;

    private String[] values = new String[FIRST_SLOTS];

    /** Code + 1 of the value that hashes here, or 0. */
    private int[] slots = new int[FIRST_SLOTS];

    /** Of each slot, seven bits of its value's hash and a one, or 0: most other values are told apart without a look. */
    private byte[] tags = new byte[FIRST_SLOTS];

    private int size;

    public Dictionary() {
        code("");
    }

    /** The value's code; the value is added if it is new. */
    public int code(String value) {
        int hash = spread(value.hashCode());
        int at = slot(value, hash);
        int known = slots[at];
        if (known != 0) {
            return known - 1;
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size] = value;
        slots[at] = ++size;
        tags[at] = tag(hash);
        if (size * 4L > slots.length * 3L) {
            grow();
        }
        return size - 1;
    }

    @Override
    public int find(String value) {
        return slots[slot(value, spread(value.hashCode()))] - 1;
    }

    /** Where the value stands, or the free slot where it would. */
    private int slot(String value, int hash) {
        int mask = slots.length - 1;
        int at = hash & mask;
        byte tag = tag(hash);
        while (tags[at] != 0 && (tags[at] != tag || !values[slots[at] - 1].equals(value))) {
            at = (at + 1) & mask;
        }
        return at;
    }

    /** From the bits that do not say where in the table it stands. */
    private static byte tag(int hash) {
        return (byte) (hash >>> 24 | 1);
    }

    /** Hash codes of alike texts lie side by side; this scatters them. */
    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ mixed >>> 15;
    }

    private void grow() {
        int[] larger = new int[slots.length * 2];
        byte[] largerTags = new byte[larger.length];
        int mask = larger.length - 1;
        for (int code = 0; code < size; code++) {
            int hash = spread(values[code].hashCode());
            int at = hash & mask;
            while (largerTags[at] != 0) {
                at = (at + 1) & mask;
            }
            larger[at] = code + 1;
            largerTags[at] = tag(hash);
        }
        slots = larger;
        tags = largerTags;
    }

    @Override
    public String value(int code) {
        return values[java.util.Objects.checkIndex(code, size)];
    }

    @Override
    public int size() {
        return size;
    }
}
