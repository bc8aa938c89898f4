package org.nightjar.parse;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.nightjar.evidence.BrokenEntryException;
import org.nightjar.evidence.BulkStream;

/**
 * UTF-16 turned into UTF-8 on its way, so that the parsers see one encoding only. The byte order mark is left out;
 * lone surrogates and an odd last byte become U+FFFD. Confined to one thread.
 */
final class Utf16Stream extends BulkStream {

    /** What is needed to tell the encoding. */
    static final int HEAD_BYTES = 64;

    private static final int BLOCK = 16 * 1024;
    private static final int REPLACEMENT = 0xfffd;

    private final InputStream in;
    private final boolean bigEndian;
    private final byte[] source = new byte[BLOCK];
    private int sourceAt;
    private int sourceEnd;
    private final byte[] ready = new byte[4];
    private int readyAt;
    private int readyEnd;
    private int pendingUnit = -1;
    private @Nullable BrokenEntryException broken;

    private Utf16Stream(InputStream in, boolean bigEndian) {
        this.in = in;
        this.bigEndian = bigEndian;
    }

    /**
     * A stream of UTF-8, or null if the content is not UTF-16 for certain: it has a byte order mark, or its first
     * characters are all ASCII and start like JSON or a table.
     *
     * @param head the content's first bytes, which the content gives again
     */
    static @Nullable Utf16Stream open(byte[] head, int headBytes, InputStream content) throws IOException {
        if (ForeignBytes.isUtf16(head) && headBytes >= 2) {
            Utf16Stream stream = new Utf16Stream(content, head[0] == (byte) 0xfe);
            stream.nextUnit();
            return stream;
        }
        if (isAscii(head, headBytes, 0)) {
            return new Utf16Stream(content, true);
        }
        return isAscii(head, headBytes, 1) ? new Utf16Stream(content, false) : null;
    }

    /** Bytes of the mark that is left out. */
    static int markBytes(byte[] head) {
        return ForeignBytes.isUtf16(head) ? 2 : 0;
    }

    /** Whether every second byte, from that one on, is zero and the others are printable ASCII. */
    private static boolean isAscii(byte[] head, int headBytes, int zeroAt) {
        if (headBytes < 8) {
            return false;
        }
        for (int i = 0; i + 1 < headBytes; i += 2) {
            int other = head[i + 1 - zeroAt];
            boolean space = other == '\n' || other == '\r' || other == '\t';
            if (head[i + zeroAt] != 0 || !space && (other < ' ' || other == 0x7f)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int given = 0;
        while (given < length) {
            if (readyAt < readyEnd) {
                buffer[offset + given++] = ready[readyAt++];
            } else if (given > 0 && sourceAt >= sourceEnd && pendingUnit < 0) {
                break;
            } else if (!encodeNext()) {
                break;
            }
        }
        if (given == 0 && length > 0) {
            if (broken != null) {
                throw broken;
            }
            return -1;
        }
        return given;
    }

    private boolean encodeNext() throws IOException {
        int unit = nextUnit();
        if (unit < 0) {
            return false;
        }
        int point = unit;
        if (Character.isSurrogate((char) unit)) {
            point = REPLACEMENT;
            if (Character.isHighSurrogate((char) unit)) {
                int low = nextUnit();
                if (low >= 0 && Character.isLowSurrogate((char) low)) {
                    point = Character.toCodePoint((char) unit, (char) low);
                } else {
                    pendingUnit = low;
                }
            }
        }
        encode(point);
        return true;
    }

    private void encode(int point) {
        readyAt = 0;
        readyEnd = 0;
        if (point < 0x80) {
            ready[readyEnd++] = (byte) point;
        } else if (point < 0x800) {
            ready[readyEnd++] = (byte) (0xc0 | point >> 6);
            ready[readyEnd++] = (byte) (0x80 | point & 0x3f);
        } else {
            if (point < 0x10000) {
                ready[readyEnd++] = (byte) (0xe0 | point >> 12);
            } else {
                ready[readyEnd++] = (byte) (0xf0 | point >> 18);
                ready[readyEnd++] = (byte) (0x80 | point >> 12 & 0x3f);
            }
            ready[readyEnd++] = (byte) (0x80 | point >> 6 & 0x3f);
            ready[readyEnd++] = (byte) (0x80 | point & 0x3f);
        }
    }

    /** The next code unit, or -1 at the end. */
    private int nextUnit() throws IOException {
        if (pendingUnit >= 0) {
            int unit = pendingUnit;
            pendingUnit = -1;
            return unit;
        }
        int first = nextByte();
        if (first < 0) {
            return -1;
        }
        int second = nextByte();
        if (second < 0) {
            return REPLACEMENT;
        }
        return bigEndian ? first << 8 | second : second << 8 | first;
    }

    private int nextByte() throws IOException {
        if (sourceAt >= sourceEnd) {
            if (broken != null) {
                return -1;
            }
            try {
                sourceEnd = in.read(source, 0, source.length);
            } catch (BrokenEntryException met) {
                broken = met;
                sourceEnd = -1;
            }
            sourceAt = 0;
            if (sourceEnd <= 0) {
                return -1;
            }
        }
        return source[sourceAt++] & 0xff;
    }
}
