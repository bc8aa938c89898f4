package org.nightjar.store.h2;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates kept gzip data up to where it is wanted. Like the reader of evidence, and unlike the JDK's, it goes on
 * behind padding between members. What the case holds need not be what an import wrote, so nothing is trusted.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952</a>
 */
final class GzipContent implements AutoCloseable {

    /** Content is never inflated beyond this. */
    static final int MOST_BYTES = 512 << 20;

    private static final int LEAST_BYTES = 64 << 10;
    private static final int FLAG_HEADER_CRC = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;
    private static final int TRAILER_BYTES = 8;

    private final byte[] gzip;
    private int at;
    private byte[] content;
    private int length;

    private final Inflater inflater = new Inflater(true);
    private boolean inMember;

    GzipContent(byte[] gzip) {
        this(gzip, new byte[LEAST_BYTES]);
    }

    /** Inflates into that room until it is full, then into other. */
    GzipContent(byte[] gzip, byte[] room) {
        this.gzip = gzip;
        content = room.length < LEAST_BYTES ? new byte[LEAST_BYTES] : room;
    }

    /** The first {@code wanted} bytes of the content, or a few more. */
    static byte[] inflate(byte[] gzip, int wanted) throws DamagedBlockException {
        try (GzipContent reading = new GzipContent(gzip)) {
            return reading.upTo(wanted);
        }
    }

    /** The same, going on from what was inflated before. */
    byte[] upTo(int wanted) throws DamagedBlockException {
        try {
            while (length < wanted) {
                if (!inMember) {
                    header();
                    inflater.reset();
                    inflater.setInput(gzip, at, gzip.length - at);
                    inMember = true;
                }
                member(wanted);
            }
            return content;
        } catch (DataFormatException damaged) {
            throw new DamagedBlockException("an entry's gzip data cannot be inflated: " + damaged.getMessage());
        }
    }

    private void member(int wanted) throws DataFormatException, DamagedBlockException {
        while (!inflater.finished() && length < wanted) {
            if (length == content.length) {
                content = Arrays.copyOf(content, (int) Math.min(MOST_BYTES, content.length * 4L));
            }
            int count = inflater.inflate(content, length, content.length - length);
            if (count == 0 && !inflater.finished()) {
                throw new DamagedBlockException("an entry's gzip data ends early");
            }
            length += count;
        }
        if (inflater.finished()) {
            at = gzip.length - inflater.getRemaining() + TRAILER_BYTES;
            inMember = false;
        }
    }

    @Override
    public void close() {
        inflater.end();
    }

    private void header() throws DamagedBlockException {
        while (at < gzip.length && gzip[at] == 0) {
            at++;
        }
        at += 3;
        int flags = next();
        at += 6;
        if ((flags & FLAG_EXTRA) != 0) {
            int extra = next() | next() << 8;
            at += extra;
        }
        if ((flags & FLAG_NAME) != 0) {
            skipText();
        }
        if ((flags & FLAG_COMMENT) != 0) {
            skipText();
        }
        at += (flags & FLAG_HEADER_CRC) != 0 ? 2 : 0;
        if (at >= gzip.length) {
            throw new DamagedBlockException("an entry's gzip data ends early");
        }
    }

    private void skipText() throws DamagedBlockException {
        while (next() != 0) {
            // a name or comment ends with a zero byte
        }
    }

    private int next() throws DamagedBlockException {
        if (at >= gzip.length) {
            throw new DamagedBlockException("an entry's gzip data ends early");
        }
        return gzip[at++] & 0xff;
    }
}
