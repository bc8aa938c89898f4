package org.nightjar.parse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A 64-bit hash of what a JSON record says, by which two records of one event id are told to be the same or not. White
 * space between tokens does not count, nor how characters are escaped ({@code \/} is {@code /}, and {@code \u0041} is
 * {@code A}), nor how numbers are spelled ({@link NumberSpelling}). The order of fields does count. Not made to
 * withstand forgery; of compact records it is mixed while they are scanned ({@link PlainRecord#mixed}), of others it takes
 * some two nanoseconds a byte. One instance hashes one record.
 */
final class ContentHash {

    /** Of a record that cannot be compared: a row of a table, a flattened export. */
    static final long NOT_COMPARABLE = 0;

    /** Before the first byte. */
    static final long START = 0x9e3779b97f4a7c15L;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final String SHORT_ESCAPES = "\b\f\n\r\t";
    private static final String SHORT_LETTERS = "bfnrt";

    private long hash = START;
    private long pending;
    private int pendingBytes;
    private long total;
    private boolean inString;
    private final boolean byValue;

    private ContentHash(boolean byValue) {
        this.byValue = byValue;
    }

    /** Of JSON; never {@link #NOT_COMPARABLE}. */
    static long of(byte[] bytes, int offset, int length) {
        ContentHash content = new ContentHash(true);
        content.addAll(bytes, offset, offset + length);
        return content.finish();
    }

    /**
     * The same with numbers as they are spelled and control characters as they stand. Of JSON that has neither odd numbers
     * nor bare control characters it is the same, sooner.
     */
    static long asSpelled(byte[] bytes, int offset, int length) {
        ContentHash content = new ContentHash(false);
        content.addAll(bytes, offset, offset + length);
        return content.finish();
    }

    /**
     * The same of JSON without white space between tokens, without escapes of slashes or by number, and without odd
     * numbers: it stands as is. Of eight bytes at least, as every record has.
     *
     * @param mixed its bytes by {@link #mix}
     */
    static long ofCompact(long mixed, byte[] bytes, int offset, int length) {
        int rest = length - words(length);
        long last = rest == 0 ? 0 : (long) LONGS.get(bytes, offset + length - Long.BYTES) >>> 8 * (Long.BYTES - rest);
        return finish(mix(mix(mixed, last), length));
    }

    /** Goes on from {@link #START}, or from what it gave for the bytes before, with the {@link #words} between two places. */
    static long mix(long before, byte[] bytes, int from, int to) {
        long hash = before;
        for (int i = from; i + Long.BYTES <= to; i += Long.BYTES) {
            hash = mix(hash, (long) LONGS.get(bytes, i));
        }
        return hash;
    }

    /** How many of so many bytes are whole words of eight. */
    static int words(int length) {
        return length & -Long.BYTES;
    }

    private static long mix(long hash, long word) {
        return Long.rotateLeft((hash ^ word) * 0xff51afd7ed558ccdL, 29);
    }

    private void addAll(byte[] bytes, int from, int end) {
        int i = from;
        while (i < end) {
            if (i + Long.BYTES <= end && (inString || !byValue)) {
                long word = (long) LONGS.get(bytes, i);
                if (isPlain(word)) {
                    long quotes = quotes(word);
                    if (isMixed(word, quotes)) {
                        i = addOne(bytes, i, end);
                        continue;
                    }
                    inString ^= (Long.bitCount(quotes) & 1) != 0;
                    addWord(word);
                    i += Long.BYTES;
                    continue;
                }
            }
            i = addOne(bytes, i, end);
        }
    }

    /** Whether its bytes must be looked at one by one. */
    private boolean isMixed(long word, long quotes) {
        return byValue ? quotes != 0 : (quotes != 0 || !inString) && hasSpace(word);
    }

    private static boolean hasSpace(long word) {
        long spaces = word ^ ONES * ' ';
        return (spaces - ONES & ~spaces & HIGHS) != 0;
    }

    /** Whether none of the eight bytes is a control character or a backslash. */
    private static boolean isPlain(long word) {
        long low = word - ONES * 0x20 & ~word & HIGHS;
        long slashes = word ^ ONES * '\\';
        return (low | slashes - ONES & ~slashes & HIGHS) == 0;
    }

    /** The high bit of each byte that is a quote. */
    private static long quotes(long word) {
        long other = word ^ ONES * '"';
        return ~((other & ~HIGHS) + ~HIGHS | other | ~HIGHS);
    }

    /** Adds what stands at i and gives the place behind it. */
    private int addOne(byte[] bytes, int i, int end) {
        byte b = bytes[i];
        if (b == '"') {
            inString = !inString;
        } else if (!inString && (b == ' ' || b == '\n' || b == '\r' || b == '\t')) {
            return i + 1;
        } else if (b == '\\' && inString && i + 1 < end) {
            return addEscape(bytes, i, end);
        } else if (byValue && inString && b >= 0 && b < ' ') {
            addUnit(b);
            return i + 1;
        } else if (byValue && !inString && NumberSpelling.mayStart(b)) {
            return addNumber(bytes, i, end);
        }
        addByte(b);
        return i + 1;
    }

    private int addNumber(byte[] bytes, int i, int end) {
        int to = NumberSpelling.end(bytes, i, end);
        byte[] value = NumberSpelling.usual(bytes, i, to);
        if (value == null) {
            addEach(bytes, i, to);
        } else {
            addEach(value, 0, value.length);
        }
        return to;
    }

    private void addEach(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            addByte(bytes[i]);
        }
    }

    private int addEscape(byte[] bytes, int i, int end) {
        byte letter = bytes[i + 1];
        if (letter == '/') {
            addByte(letter);
            return i + 2;
        }
        int unit = letter == 'u' ? unit(bytes, i, end) : -1;
        if (unit < 0) {
            addByte((byte) '\\');
            addByte(letter);
            return i + 2;
        }
        if (Character.isHighSurrogate((char) unit)) {
            int low = unit(bytes, i + 6, end);
            if (low >= 0 && Character.isLowSurrogate((char) low)) {
                addPoint(Character.toCodePoint((char) unit, (char) low));
                return i + 12;
            }
        }
        addUnit(unit);
        return i + 6;
    }

    private void addUnit(int unit) {
        int known = SHORT_ESCAPES.indexOf(unit);
        if (known >= 0 || unit == '"' || unit == '\\') {
            addByte((byte) '\\');
            addByte((byte) (known >= 0 ? SHORT_LETTERS.charAt(known) : unit));
        } else if (unit < ' ') {
            addEach(new byte[] {'\\', 'u', '0', '0', (byte) (unit >> 4), (byte) (unit & 15)}, 0, 6);
        } else {
            addPoint(Character.isSurrogate((char) unit) ? 0xfffd : unit);
        }
    }

    private void addPoint(int point) {
        byte[] utf8 = Character.toString(point).getBytes(StandardCharsets.UTF_8);
        addEach(utf8, 0, utf8.length);
    }

    /** The code unit of an escape such as {@code \u0041} that starts at i, or -1. */
    private static int unit(byte[] bytes, int i, int end) {
        if (i + 6 > end || bytes[i] != '\\' || bytes[i + 1] != 'u') {
            return -1;
        }
        int unit = 0;
        for (int k = i + 2; k < i + 6; k++) {
            int digit = Character.digit(bytes[k], 16);
            if (digit < 0) {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }

    private void addByte(byte b) {
        pending |= (b & 0xffL) << 8 * pendingBytes;
        total++;
        if (++pendingBytes == Long.BYTES) {
            mix(pending);
            pending = 0;
            pendingBytes = 0;
        }
    }

    private void addWord(long word) {
        total += Long.BYTES;
        if (pendingBytes == 0) {
            mix(word);
        } else {
            mix(pending | word << 8 * pendingBytes);
            pending = word >>> 64 - 8 * pendingBytes;
        }
    }

    private void mix(long word) {
        hash = mix(hash, word);
    }

    private long finish() {
        mix(pending);
        mix(total);
        return finish(hash);
    }

    private static long finish(long hash) {
        long mixed = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        mixed ^= mixed >>> 32;
        return mixed == NOT_COMPARABLE ? 1 : mixed;
    }
}
