package org.nightjar.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A number of each row that is not negative, in as few bytes as the largest needs: none, one, two or four. They lie in
 * the heap, for scans, or in a mapped file, for what is looked at row by row. Immutable.
 */
final class Codes {

    private final int size;
    private final byte @Nullable [] bytes;
    private final char @Nullable [] chars;
    private final int @Nullable [] ints;
    private final @Nullable ByteBuffer mapped;
    private final int width;

    private Codes(
            int size,
            int width,
            byte @Nullable [] bytes,
            char @Nullable [] chars,
            int @Nullable [] ints,
            @Nullable ByteBuffer mapped) {
        this.size = size;
        this.width = width;
        this.bytes = bytes;
        this.chars = chars;
        this.ints = ints;
        this.mapped = mapped;
    }

    /** As many zeros. */
    static Codes zeros(int size) {
        return new Codes(size, 0, null, null, null, null);
    }

    static Codes of(byte[] unsigned) {
        return new Codes(unsigned.length, Byte.BYTES, unsigned, null, null, null);
    }

    static Codes of(char[] values) {
        return new Codes(values.length, Character.BYTES, null, values, null, null);
    }

    static Codes of(int[] values) {
        return new Codes(values.length, Integer.BYTES, null, null, values, null);
    }

    /** Numbers of that width in a file, little-endian. */
    static Codes mapped(ByteBuffer buffer, int width, int size) {
        return new Codes(size, width, null, null, null, buffer);
    }

    /** The first numbers of the array, packed. */
    static Codes pack(int[] values, int size) {
        int all = 0;
        for (int i = 0; i < size; i++) {
            all |= values[i];
        }
        if (all == 0) {
            return zeros(size);
        }
        if (all >>> 8 == 0) {
            byte[] packed = new byte[size];
            for (int i = 0; i < size; i++) {
                packed[i] = (byte) values[i];
            }
            return of(packed);
        }
        if (all >>> 16 == 0) {
            char[] packed = new char[size];
            for (int i = 0; i < size; i++) {
                packed[i] = (char) values[i];
            }
            return of(packed);
        }
        return of(values.length == size ? values : Arrays.copyOf(values, size));
    }

    int get(int row) {
        if (bytes != null) {
            return bytes[row] & 0xff;
        }
        if (chars != null) {
            return chars[row];
        }
        return ints != null ? ints[row] : elsewhere(row);
    }

    private int elsewhere(int row) {
        ByteBuffer file = mapped;
        if (file == null) {
            java.util.Objects.checkIndex(row, size);
            return 0;
        }
        return switch (width) {
            case Byte.BYTES -> file.get(row) & 0xff;
            case Character.BYTES -> file.getChar(row * Character.BYTES);
            default -> file.getInt(row * Integer.BYTES);
        };
    }

    int size() {
        return size;
    }

    /** Bytes a number. */
    int width() {
        return width;
    }

    void writeTo(SectionWriter out) throws java.io.IOException {
        out.begin(width, size);
        if (bytes != null) {
            out.put(bytes, 0, size);
        } else if (chars != null) {
            out.put(chars, size);
        } else if (ints != null) {
            out.put(ints, size);
        } else if (mapped != null) {
            out.put(mapped.duplicate());
        }
        out.end();
    }
}
