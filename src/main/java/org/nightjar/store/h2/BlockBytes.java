package org.nightjar.store.h2;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array of bytes with the few number forms that blocks use, all big-endian. */
final class BlockBytes {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] bytes;
    private int length;

    BlockBytes(int capacity) {
        bytes = new byte[capacity];
    }

    int length() {
        return length;
    }

    byte[] array() {
        return bytes;
    }

    void clear() {
        length = 0;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    /** The lowest {@code width} bytes of a number. */
    void number(long value, int width) {
        reserve(width);
        if (width == Long.BYTES) {
            LONGS.set(bytes, length, value);
            length += width;
            return;
        }
        for (int shift = (width - 1) * 8; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >>> shift);
        }
    }

    /** The first numbers of a column, eight bytes each. */
    void numbers(long[] values, int count) {
        reserve(count * Long.BYTES);
        byte[] into = bytes;
        int at = length;
        for (int i = 0; i < count; i++) {
            LONGS.set(into, at, values[i]);
            at += Long.BYTES;
        }
        length = at;
    }

    /** The lowest {@code width} bytes of the first numbers of a column, at most four. */
    void numbers(int[] values, int count, int width) {
        reserve(count * width);
        byte[] into = bytes;
        int at = length;
        for (int i = 0; i < count; i++) {
            int value = values[i];
            for (int shift = (width - 1) * 8; shift >= 0; shift -= 8) {
                into[at++] = (byte) (value >>> shift);
            }
        }
        length = at;
    }

    /** Seven bits a byte, lowest first; at most five bytes for a number that is not negative. */
    void varint(int value) {
        reserve(5);
        int rest = value;
        while (rest > 127) {
            bytes[length++] = (byte) (rest & 127 | 128);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    /** Any number, small ones of either sign in few bytes: twice its size, or that less one if it is negative; then as a varint. */
    void signed(long value) {
        reserve(10);
        long rest = value << 1 ^ value >> 63;
        while ((rest & ~127L) != 0) {
            bytes[length++] = (byte) (rest & 127 | 128);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    void raw(byte[] source, int offset, int count) {
        reserve(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
    }

    /** A text: its length in bytes, then UTF-8. */
    void text(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        varint(encoded.length);
        raw(encoded, 0, encoded.length);
    }

    byte[] packed() {
        return Deflate.pack(bytes, length);
    }

    /** The same form, not made smaller. */
    byte[] stored() {
        return Deflate.store(bytes, length);
    }

    /** Reads such bytes back and refuses to read past the end. */
    static final class Reader {
        private final byte[] bytes;
        private int at;

        Reader(byte[] packed) throws DamagedBlockException {
            bytes = Deflate.unpack(packed);
        }

        private void require(int count) throws DamagedBlockException {
            if (count < 0 || at + count > bytes.length) {
                throw new DamagedBlockException("a block ends inside a value");
            }
        }

        boolean isAtEnd() {
            return at == bytes.length;
        }

        long number(int width) throws DamagedBlockException {
            require(width);
            long value = 0;
            for (int i = 0; i < width; i++) {
                value = value << 8 | (bytes[at++] & 255);
            }
            return value;
        }

        int varint() throws DamagedBlockException {
            int value = 0;
            for (int shift = 0; shift < 35; shift += 7) {
                require(1);
                int next = bytes[at++];
                value |= (next & 127) << shift;
                if (next >= 0) {
                    return value;
                }
            }
            throw new DamagedBlockException("a number in a block does not end");
        }

        long signed() throws DamagedBlockException {
            long value = 0;
            for (int shift = 0; shift < 70; shift += 7) {
                require(1);
                int next = bytes[at++];
                value |= (next & 127L) << shift;
                if (next >= 0) {
                    return value >>> 1 ^ -(value & 1);
                }
            }
            throw new DamagedBlockException("a number in a block does not end");
        }

        byte[] raw(int count) throws DamagedBlockException {
            require(count);
            byte[] out = Arrays.copyOfRange(bytes, at, at + count);
            at += count;
            return out;
        }

        /** Place of the next byte in {@link #array}. */
        int position() {
            return at;
        }

        byte[] array() {
            return bytes;
        }

        void skip(int count) throws DamagedBlockException {
            require(count);
            at += count;
        }

        String text() throws DamagedBlockException {
            int count = varint();
            require(count);
            String value = new String(bytes, at, count, StandardCharsets.UTF_8);
            at += count;
            return value;
        }
    }
}
