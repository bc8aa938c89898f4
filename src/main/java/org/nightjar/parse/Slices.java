package org.nightjar.parse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Hashes and compares parts of arrays, eight bytes at a time; for tables that are looked into for every field. */
final class Slices {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private Slices() {}

    static int hash(byte[] bytes, int from, int to) {
        long hash = to - from;
        int at = from;
        if (to - from >= Long.BYTES) {
            long other = FACTOR;
            for (; at + 2 * Long.BYTES < to; at += 2 * Long.BYTES) {
                hash = mix(hash, (long) LONGS.get(bytes, at));
                other = mix(other, (long) LONGS.get(bytes, at + Long.BYTES));
            }
            // the last two words may overlap with what was mixed, and one with the other
            hash = mix(hash, (long) LONGS.get(bytes, Math.min(at, to - Long.BYTES)));
            hash = mix(hash ^ other, (long) LONGS.get(bytes, to - Long.BYTES));
        } else {
            long rest = 0;
            while (at < to) {
                rest = rest << 8 | bytes[at++] & 0xff;
            }
            hash = (hash ^ rest) * FACTOR;
        }
        return (int) (hash ^ hash >>> 32) ^ (int) (hash >>> 20);
    }

    private static long mix(long hash, long word) {
        return Long.rotateLeft((hash ^ word) * FACTOR, 29);
    }

    /** Whether the slice is that array, as {@link java.util.Arrays#equals(byte[], int, int, byte[], int, int)} says, sooner for short ones. */
    static boolean isSame(byte[] whole, byte[] bytes, int from, int to) {
        return whole.length == to - from && isSame(whole, 0, bytes, from, whole.length);
    }

    /** Whether as many bytes are the same in two places. */
    static boolean isSame(byte[] some, int at, byte[] others, int from, int length) {
        int i = 0;
        for (; i + Long.BYTES <= length; i += Long.BYTES) {
            if ((long) LONGS.get(some, at + i) != (long) LONGS.get(others, from + i)) {
                return false;
            }
        }
        if (length >= Long.BYTES) {
            int last = length - Long.BYTES;
            return (long) LONGS.get(some, at + last) == (long) LONGS.get(others, from + last);
        }
        while (i < length && some[at + i] == others[from + i]) {
            i++;
        }
        return i == length;
    }
}
