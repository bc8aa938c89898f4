package org.nightjar.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A number of each row that is not negative, in as few bytes as the largest needs: none, one, two or four. They lie in
 * the heap, for scans, or in a mapped file, for what is looked at row by row; where nearly all are 0, only the others are
 * held. Immutable.
 */
final class Codes {

    private final int size;
    private final byte @Nullable [] bytes;
    private final char @Nullable [] chars;
    private final int @Nullable [] ints;
    private final @Nullable ByteBuffer mapped;
    private final @Nullable FewCodes few;
    private final int width;
    private volatile int @Nullable [] counts;

    private Codes(
            int size,
            int width,
            byte @Nullable [] bytes,
            char @Nullable [] chars,
            int @Nullable [] ints,
            @Nullable ByteBuffer mapped) {
        this(size, width, bytes, chars, ints, mapped, null);
    }

    private Codes(
            int size,
            int width,
            byte @Nullable [] bytes,
            char @Nullable [] chars,
            int @Nullable [] ints,
            @Nullable ByteBuffer mapped,
            @Nullable FewCodes few) {
        this.few = few;
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

    /** Zeros but for a few rows; a bit a row, and what they need. */
    static Codes few(int size, int[] ascendingRows, int[] values) {
        return ascendingRows.length == 0
                ? zeros(size)
                : new Codes(size, Integer.BYTES, null, null, null, null, new FewCodes(size, ascendingRows, values));
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

    /** What a map says of each number, of which there are so many. */
    Codes through(int[] map, int values) {
        if (values <= 1 << Byte.SIZE) {
            byte[] all = new byte[size];
            inParts(row -> all[row] = (byte) map[get(row)]);
            return of(all);
        }
        if (values <= 1 << Character.SIZE) {
            char[] all = new char[size];
            inParts(row -> all[row] = (char) map[get(row)]);
            return of(all);
        }
        int[] all = new int[size];
        inParts(row -> all[row] = map[get(row)]);
        return of(all);
    }

    private void inParts(IntConsumer work) {
        IntStream.range(0, size).parallel().forEach(work);
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
        if (few != null) {
            return few.get(row);
        }
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

    /** The numbers of the rows from one to another, at the start of an array. */
    void copy(int fromRow, int toRow, int[] into) {
        int count = toRow - fromRow;
        if (bytes != null) {
            for (int i = 0; i < count; i++) {
                into[i] = bytes[fromRow + i] & 0xff;
            }
        } else if (chars != null) {
            for (int i = 0; i < count; i++) {
                into[i] = chars[fromRow + i];
            }
        } else if (ints != null) {
            System.arraycopy(ints, fromRow, into, 0, count);
        } else if (few != null) {
            few.copy(fromRow, toRow, into);
        } else {
            for (int i = 0; i < count; i++) {
                into[i] = get(fromRow + i);
            }
        }
    }

    /** The numbers of the first rows of an array, at the start of another. */
    void copy(int[] rows, int count, int[] into) {
        if (bytes != null) {
            for (int i = 0; i < count; i++) {
                into[i] = bytes[rows[i]] & 0xff;
            }
        } else if (chars != null) {
            for (int i = 0; i < count; i++) {
                into[i] = chars[rows[i]];
            }
        } else {
            for (int i = 0; i < count; i++) {
                into[i] = get(rows[i]);
            }
        }
    }

    /** Adds one for each of these rows at the place of its number. */
    void count(int fromRow, int toRow, int[] into) {
        if (bytes != null) {
            ByteCounting.count(bytes, fromRow, toRow, into);
        } else if (chars != null) {
            for (int row = fromRow; row < toRow; row++) {
                into[chars[row]]++;
            }
        } else if (ints != null) {
            for (int row = fromRow; row < toRow; row++) {
                into[ints[row]]++;
            }
        } else if (few != null) {
            few.count(fromRow, toRow, into);
        } else {
            for (int row = fromRow; row < toRow; row++) {
                into[get(row)]++;
            }
        }
    }

    /** How long the array must be that blocks of rows are counted in, of so many values. */
    int places(int values) {
        return bytes == null ? values : ByteCounting.PLACES;
    }

    /** What blocks of rows were counted into, by number. */
    int[] counted(int[] places, int values) {
        return bytes == null ? places : ByteCounting.sum(places, values);
    }

    /** Counts the first rows of an array into {@link #places}. */
    void count(int[] rows, int count, int[] into) {
        if (bytes != null) {
            ByteCounting.count(bytes, rows, count, into);
        } else if (chars != null) {
            for (int i = 0; i < count; i++) {
                into[chars[rows[i]]]++;
            }
        } else if (ints != null) {
            for (int i = 0; i < count; i++) {
                into[ints[rows[i]]]++;
            }
        } else {
            for (int i = 0; i < count; i++) {
                into[get(rows[i])]++;
            }
        }
    }

    /** Adds one for each of these rows at {@code number × width + number of the other}. */
    void countPairs(Codes other, int width, int fromRow, int toRow, int[] into) {
        byte[] seconds = other.bytes;
        if (chars != null && seconds != null) {
            for (int row = fromRow; row < toRow; row++) {
                into[chars[row] * width + (seconds[row] & 0xff)]++;
            }
        } else if (bytes != null && seconds != null) {
            for (int row = fromRow; row < toRow; row++) {
                into[(bytes[row] & 0xff) * width + (seconds[row] & 0xff)]++;
            }
        } else {
            for (int row = fromRow; row < toRow; row++) {
                into[get(row) * width + other.get(row)]++;
            }
        }
    }

    /**
     * How many of all rows have each number, counted when it is first asked for. Do not change the array.
     *
     * @param values above the largest number
     */
    int[] counts(int values) {
        int[] known = counts;
        if (known == null) {
            known = RowParts.count(size, values, (from, to, into) -> count(from, to, into));
            counts = known;
        }
        return known;
    }

    /** The same numbers, of which it is known how many rows have each. The array is taken over. */
    Codes counted(int[] known) {
        counts = known;
        return this;
    }

    /** Which of the rows from one to another have one of the numbers, as bits at the start of an array. */
    void test(CodeBits wanted, int fromRow, int toRow, long[] into) {
        if (few != null) {
            few.test(wanted, fromRow, toRow, into);
            return;
        }
        if (wanted.isNone()) {
            Arrays.fill(into, 0, (toRow - fromRow + Long.SIZE - 1) / Long.SIZE, 0);
            return;
        }
        if (mapped != null && width == Integer.BYTES) {
            CodeWords.ofFile(mapped, wanted.bits(), fromRow, toRow, into);
            return;
        }
        int row = fromRow;
        for (int word = 0; row < toRow; word++, row += Long.SIZE) {
            int rows = Math.min(Long.SIZE, toRow - row);
            if (bytes != null) {
                into[word] = wanted.isFew() && rows == Long.SIZE
                        ? wanted.of64(bytes, row)
                        : CodeWords.looked(bytes, wanted.table(), row, rows);
            } else if (chars != null) {
                into[word] = wanted.only() >= 0
                        ? CodeWords.same(chars, wanted.only(), row, rows)
                        : CodeWords.looked(chars, wanted.bits(), row, rows);
            } else if (ints != null) {
                into[word] = wanted.only() >= 0
                        ? CodeWords.same(ints, wanted.only(), row, rows)
                        : CodeWords.looked(ints, wanted.bits(), row, rows);
            } else {
                long found = 0;
                for (int bit = 0; bit < rows; bit++) {
                    found |= (wanted.has(get(row + bit)) ? 1L : 0) << bit;
                }
                into[word] = found;
            }
        }
    }

    /** Keeps, of the first rows of the array, those that have one of the numbers, in their order; gives how many. */
    int keep(CodeBits wanted, int[] rows, int count) {
        int kept = 0;
        if (bytes != null) {
            byte[] table = wanted.table();
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                rows[kept] = row;
                kept += table[bytes[row] & 0xff];
            }
            return kept;
        }
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            rows[kept] = row;
            kept += wanted.has(get(row)) ? 1 : 0;
        }
        return kept;
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
