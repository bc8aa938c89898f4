package org.nightjar.enrich;

import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * The bundled table of address ranges and the autonomous systems that announce them. About 20 MB in memory; a look-up
 * is a binary search. The file's format is told in {@code formats/assets.md}. Immutable.
 */
final class AsnTable {
    private static final byte[] MAGIC = {'N', 'J', 'A', 'S', 'N', 0, 0, 1};
    private static final int MOST_ENTRIES = 10_000_000;

    private final LocalDate date;
    private final long[] numbers;
    private final String[] names;
    private final Ranges v4;
    private final Ranges v6;

    /** Sorted ranges, both ends inclusive, that do not overlap; compared as unsigned. */
    private record Ranges(long[] starts, long[] ends, int[] operators) {
        int find(long key) {
            int low = 0;
            int high = starts.length - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                if (Long.compareUnsigned(key, starts[middle]) < 0) {
                    high = middle - 1;
                } else if (Long.compareUnsigned(key, ends[middle]) > 0) {
                    low = middle + 1;
                } else {
                    return operators[middle];
                }
            }
            return -1;
        }
    }

    /** Reads the packed table. Closes the stream. */
    AsnTable(InputStream packed) throws IOException {
        ByteBuffer in;
        try (InputStream plain = new GZIPInputStream(packed, 1 << 16)) {
            in = ByteBuffer.wrap(plain.readAllBytes());
        }
        try {
            byte[] magic = new byte[MAGIC.length];
            in.get(magic);
            if (!Arrays.equals(magic, MAGIC)) {
                throw new IOException("not an ASN table of this version");
            }
            date = LocalDate.ofEpochDay(varint(in));
            numbers = new long[count(in)];
            long number = 0;
            for (int i = 0; i < numbers.length; i++) {
                number += varint(in);
                numbers[i] = number;
            }
            names = new String[numbers.length];
            for (int i = 0; i < names.length; i++) {
                byte[] utf8 = new byte[count(in)];
                in.get(utf8);
                names[i] = new String(utf8, StandardCharsets.UTF_8);
            }
            v4 = ranges(in);
            v6 = ranges(in);
        } catch (BufferUnderflowException e) {
            throw new IOException("the ASN table is cut short", e);
        }
    }

    private static Ranges ranges(ByteBuffer in) throws IOException {
        int count = count(in);
        long[] starts = new long[count];
        long[] ends = new long[count];
        int[] operators = new int[count];
        for (int i = 0; i < count; i++) {
            starts[i] = varint(in);
        }
        long next = 0;
        for (int i = 0; i < count; i++) {
            starts[i] += next;
            ends[i] = starts[i] + varint(in);
            next = ends[i] + 1;
        }
        for (int i = 0; i < count; i++) {
            operators[i] = count(in);
        }
        return new Ranges(starts, ends, operators);
    }

    private static int count(ByteBuffer in) throws IOException {
        long value = varint(in);
        if (value < 0 || value > MOST_ENTRIES) {
            throw new IOException("the ASN table is damaged");
        }
        return (int) value;
    }

    private static long varint(ByteBuffer in) throws IOException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IOException("the ASN table is damaged");
    }

    /** The day of the data, UTC. */
    LocalDate date() {
        return date;
    }

    /** The operator of an address of 4 or 16 bytes, for {@link #number} and {@link #name}, or -1. */
    int find(byte[] address) {
        ByteBuffer bytes = ByteBuffer.wrap(address);
        return address.length == 4 ? v4.find(Integer.toUnsignedLong(bytes.getInt())) : v6.find(bytes.getLong());
    }

    /** The operator with an AS number, or -1. */
    int findNumber(long asn) {
        return Math.max(-1, Arrays.binarySearch(numbers, asn));
    }

    /** The AS number: unsigned, 32 bits. */
    long number(int operator) {
        return numbers[operator];
    }

    String name(int operator) {
        return names[operator];
    }
}
