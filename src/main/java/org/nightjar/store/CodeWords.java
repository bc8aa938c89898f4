package org.nightjar.store;

import java.nio.ByteBuffer;

/** Which of up to 64 rows have one of some numbers, as the bits of a word, the first row lowest. */
final class CodeWords {

    private CodeWords() {}

    static long looked(byte[] bytes, byte[] table, int row, int rows) {
        long found = 0;
        for (int bit = 0; bit < rows; bit++) {
            found |= (long) table[bytes[row + bit] & 0xff] << bit;
        }
        return found;
    }

    static long looked(char[] chars, long[] wanted, int row, int rows) {
        long found = 0;
        for (int bit = 0; bit < rows; bit++) {
            int code = chars[row + bit];
            found |= (wanted[code >>> 6] >>> code & 1) << bit;
        }
        return found;
    }

    static long looked(int[] ints, long[] wanted, int row, int rows) {
        long found = 0;
        for (int bit = 0; bit < rows; bit++) {
            int code = ints[row + bit];
            found |= (wanted[code >>> 6] >>> code & 1) << bit;
        }
        return found;
    }

    /** A stretch is copied at once: number by number it takes five times as long. */
    static void ofFile(ByteBuffer file, long[] wanted, int fromRow, int toRow, long[] into) {
        int[] some = new int[toRow - fromRow];
        file.asIntBuffer().get(fromRow, some);
        for (int word = 0, at = 0; at < some.length; word++, at += Long.SIZE) {
            into[word] = looked(some, wanted, at, Math.min(Long.SIZE, some.length - at));
        }
    }

    static long same(char[] chars, int wanted, int row, int rows) {
        long found = 0;
        for (int bit = 0; bit < rows; bit++) {
            found |= (chars[row + bit] == wanted ? 1L : 0) << bit;
        }
        return found;
    }

    static long same(int[] ints, int wanted, int row, int rows) {
        long found = 0;
        for (int bit = 0; bit < rows; bit++) {
            found |= (ints[row + bit] == wanted ? 1L : 0) << bit;
        }
        return found;
    }
}
