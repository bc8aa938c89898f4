package org.nightjar.store;

/**
 * Counts of bytes. Columns of few values repeat themselves, and a count cannot grow again before it has grown: neighbours
 * are counted in four tables, which are added up.
 */
final class ByteCounting {

    private static final int VALUES = 256;
    private static final int TABLES = 4;

    /** How long an array of four tables is. */
    static final int PLACES = TABLES * VALUES;

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

    /** The same of the first rows of an array, into all four tables: they are added up once, after the last of many arrays. */
    static void count(byte[] bytes, int[] rows, int count, int[] tables) {
        int i = 0;
        for (; i <= count - TABLES; i += TABLES) {
            tables[bytes[rows[i]] & 0xff]++;
            tables[VALUES + (bytes[rows[i + 1]] & 0xff)]++;
            tables[2 * VALUES + (bytes[rows[i + 2]] & 0xff)]++;
            tables[3 * VALUES + (bytes[rows[i + 3]] & 0xff)]++;
        }
        for (; i < count; i++) {
            tables[bytes[rows[i]] & 0xff]++;
        }
    }

    /** What four tables say together, of so many values. */
    static int[] sum(int[] tables, int values) {
        int[] sum = new int[values];
        for (int value = 0; value < Math.min(VALUES, values); value++) {
            for (int table = 0; table < TABLES; table++) {
                sum[value] += tables[table * VALUES + value];
            }
        }
        return sum;
    }

    private static void add(int[] first, int[] second, int[] third, int[] fourth, int[] into) {
        for (int value = 0; value < Math.min(VALUES, into.length); value++) {
            into[value] += first[value] + second[value] + third[value] + fourth[value];
        }
    }
}
