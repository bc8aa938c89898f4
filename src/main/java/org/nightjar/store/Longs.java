package org.nightjar.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A 64-bit number of each row. Where they lie close together, or all at whole seconds as CloudTrail's times do, four bytes
 * are kept of each: {@code base + unit × number}. In the heap or in a mapped file. Immutable.
 */
final class Longs {

    private static final long SECOND_MILLIS = 1_000;
    private static final long UNSIGNED = 0xffff_ffffL;

    private final long base;
    private final long unit;
    private final int @Nullable [] ints;
    private final long @Nullable [] longs;
    private final @Nullable ByteBuffer mapped;
    private final int width;
    private final int size;

    private Longs(
            long base,
            long unit,
            int @Nullable [] ints,
            long @Nullable [] longs,
            @Nullable ByteBuffer mapped,
            int width,
            int size) {
        this.base = base;
        this.unit = unit;
        this.ints = ints;
        this.longs = longs;
        this.mapped = mapped;
        this.width = width;
        this.size = size;
    }

    static Longs of(long base, long unit, int[] unsigned) {
        return new Longs(base, unit, unsigned, null, null, Integer.BYTES, unsigned.length);
    }

    static Longs of(long[] values) {
        return new Longs(0, 1, null, values, null, Long.BYTES, values.length);
    }

    /** Numbers of that width in a file, little-endian. */
    static Longs mapped(long base, long unit, ByteBuffer buffer, int width, int size) {
        return new Longs(base, unit, null, null, buffer, width, size);
    }

    /** These numbers, packed if they can be. The array is taken over if they cannot. */
    static Longs pack(long[] values) {
        if (values.length == 0) {
            return of(values);
        }
        long least = Arrays.stream(values).min().orElse(0);
        long most = Arrays.stream(values).max().orElse(0);
        boolean wholeSeconds = true;
        for (int i = 0; i < values.length && wholeSeconds; i++) {
            wholeSeconds = (values[i] - least) % SECOND_MILLIS == 0;
        }
        long unit = wholeSeconds ? SECOND_MILLIS : 1;
        long span = most - least;
        if (span < 0 || span / unit > UNSIGNED) {
            return of(values);
        }
        int[] packed = new int[values.length];
        for (int i = 0; i < packed.length; i++) {
            packed[i] = (int) ((values[i] - least) / unit);
        }
        return of(least, unit, packed);
    }

    long get(int row) {
        if (ints != null) {
            return base + (ints[row] & UNSIGNED) * unit;
        }
        return longs != null ? longs[row] : fromFile(row);
    }

    private long fromFile(int row) {
        ByteBuffer file = java.util.Objects.requireNonNull(mapped);
        return width == Integer.BYTES
                ? base + (file.getInt(row * Integer.BYTES) & UNSIGNED) * unit
                : file.getLong(row * Long.BYTES);
    }

    int size() {
        return size;
    }

    void writeTo(SectionWriter out) throws IOException {
        out.begin(Long.BYTES, 2);
        out.put(new long[] {base, unit}, 2);
        out.end();
        out.begin(width, size);
        if (ints != null) {
            out.put(ints, size);
        } else if (longs != null) {
            out.put(longs, size);
        } else if (mapped != null) {
            out.put(mapped.duplicate());
        }
        out.end();
    }
}
