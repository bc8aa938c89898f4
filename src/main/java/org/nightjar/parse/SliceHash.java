package org.nightjar.parse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Hashes a part of an array, eight bytes at a time; for tables that compare what they find. */
final class SliceHash {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private SliceHash() {}

    static int of(byte[] bytes, int from, int to) {
        long hash = to - from;
        int at = from;
        while (at + Long.BYTES <= to) {
            hash = Long.rotateLeft((hash ^ (long) LONGS.get(bytes, at)) * FACTOR, 29);
            at += Long.BYTES;
        }
        long rest = 0;
        while (at < to) {
            rest = rest << 8 | bytes[at++] & 0xff;
        }
        hash = (hash ^ rest) * FACTOR;
        return (int) (hash ^ hash >>> 32) ^ (int) (hash >>> 20);
    }
}
