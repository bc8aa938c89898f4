package org.nightjar.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;

/**
 * Whether all of many numbers are below a limit, as unsigned, of one, two or four bytes each: eight bytes are looked at in one
 * step, without a branch, since every code of a case is looked at before its first picture.
 */
final class CodesBelow {

    private static final int BLOCK = 1 << 10;

    /** Of every number the highest bit. */
    private final long high;

    /** What carries a number without its highest bit into that bit where it is too large. */
    private final long carry;

    /** Whether the highest bit alone makes a number too large. */
    private final boolean highIsTooLarge;

    private CodesBelow(int width, long limit) {
        int bits = width * Byte.SIZE;
        long half = 1L << bits - 1;
        long ones = 0;
        for (int at = 0; at < Long.SIZE; at += bits) {
            ones |= 1L << at;
        }
        highIsTooLarge = limit <= half;
        high = ones * half;
        carry = ones * (highIsTooLarge ? half - limit : 2 * half - limit);
    }

    /**
     * Looks at a buffer from its start to its capacity.
     *
     * @param numbers little-endian
     * @param width bytes a number: 1, 2 or 4
     * @param limit not negative
     */
    static boolean all(ByteBuffer numbers, int width, int limit) {
        if (numbers.capacity() == 0 || width < Integer.BYTES && limit >= 1 << width * Byte.SIZE) {
            return true;
        }
        return limit > 0 && new CodesBelow(width, limit).all(numbers.slice(0, numbers.capacity()));
    }

    private boolean all(ByteBuffer numbers) {
        LongBuffer eights = numbers.order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
        long[] block = new long[Math.min(BLOCK, eights.remaining())];
        long tooLarge = 0;
        while (eights.hasRemaining()) {
            int some = Math.min(block.length, eights.remaining());
            eights.get(block, 0, some);
            tooLarge |= highIsTooLarge ? withHighBit(block, some) : overHighBit(block, some);
        }
        byte[] last = new byte[Long.BYTES];
        int rest = numbers.capacity() % Long.BYTES;
        numbers.get(numbers.capacity() - rest, last, 0, rest);
        block = new long[] {ByteBuffer.wrap(last).order(ByteOrder.LITTLE_ENDIAN).getLong()};
        tooLarge |= highIsTooLarge ? withHighBit(block, 1) : overHighBit(block, 1);
        return (tooLarge & high) == 0;
    }

    private long withHighBit(long[] block, int count) {
        long found = 0;
        for (int i = 0; i < count; i++) {
            found |= (block[i] & ~high) + carry | block[i];
        }
        return found;
    }

    private long overHighBit(long[] block, int count) {
        long found = 0;
        for (int i = 0; i < count; i++) {
            found |= (block[i] & ~high) + carry & block[i];
        }
        return found;
    }
}
