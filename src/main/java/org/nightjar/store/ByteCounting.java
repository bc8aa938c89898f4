package org.nightjar.store;

/**
 * Counts of bytes. Columns of few values repeat themselves, and a count cannot grow again before it has grown: neighbours
 * are counted in four tables, which are added up.
 */
final class ByteCounting {

    private static final int VALUES = 256;
    private static final int TABLES = 4;

    private ByteCounting() {}

    /** Adds to {@code into}, which may be shorter than there are bytes that do not occur. */
    static void count(byte[] bytes, int fromRow, int toRow, int[] into) {
        int[] first = new int[VALUES];
        int[] second = new int[VALUES];
        int[] third = new int[VALUES];
        int[] fourth = new int[VALUES];
        int row = fromRow;
        for (; row <= toRow - TABLES; row += TABLES) {
            first[bytes[row] & 0xff]++;
            second[bytes[row + 1] & 0xff]++;
            third[bytes[row + 2] & 0xff]++;
            fourth[bytes[row + 3] & 0xff]++;
        }
        for (; row < toRow; row++) {
            first[bytes[row] & 0xff]++;
        }
        add(first, second, third, fourth, into);
    }

    /** The same of the first rows of an array. */
    static void count(byte[] bytes, int[] rows, int count, int[] into) {
        int[] first = new int[VALUES];
        int[] second = new int[VALUES];
        int[] third = new int[VALUES];
        int[] fourth = new int[VALUES];
        int i = 0;
        for (; i <= count - TABLES; i += TABLES) {
            first[bytes[rows[i]] & 0xff]++;
            second[bytes[rows[i + 1]] & 0xff]++;
            third[bytes[rows[i + 2]] & 0xff]++;
            fourth[bytes[rows[i + 3]] & 0xff]++;
        }
        for (; i < count; i++) {
            first[bytes[rows[i]] & 0xff]++;
        }
        add(first, second, third, fourth, into);
    }

    private static void add(int[] first, int[] second, int[] third, int[] fourth, int[] into) {
        for (int value = 0; value < Math.min(VALUES, into.length); value++) {
            into[value] += first[value] + second[value] + third[value] + fourth[value];
        }
    }
}
