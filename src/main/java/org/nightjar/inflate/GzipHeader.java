package org.nightjar.inflate;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.DataFormatException;

/**
 * What stands before the deflate data of a gzip member.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952#section-2.3">RFC 1952, member format</a>
 */
public final class GzipHeader {

    /** Bytes behind the data: a checksum and a length. */
    public static final int TRAILER_BYTES = 8;

    private static final int DEFLATE = 8;
    private static final int FLAG_HEADER_CRC = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;

    private GzipHeader() {}

    /**
     * Reads on to the deflate data, from behind the two bytes that say that it is gzip.
     *
     * @throws DataFormatException if the data are compressed in another way
     * @throws EOFException if the input ends before
     */
    public static void skip(CompressedInput input) throws IOException, DataFormatException {
        if (require(input) != DEFLATE) {
            throw new DataFormatException("a gzip member is not compressed by deflate");
        }
        int flags = require(input);
        skip(input, 6);
        if ((flags & FLAG_EXTRA) != 0) {
            skip(input, require(input) | require(input) << 8);
        }
        if ((flags & FLAG_NAME) != 0) {
            skipText(input);
        }
        if ((flags & FLAG_COMMENT) != 0) {
            skipText(input);
        }
        if ((flags & FLAG_HEADER_CRC) != 0) {
            skip(input, 2);
        }
    }

    private static void skipText(CompressedInput input) throws IOException {
        while (require(input) != 0) {
            // a name or comment ends with a zero byte
        }
    }

    private static void skip(CompressedInput input, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            require(input);
        }
    }

    private static int require(CompressedInput input) throws IOException {
        int value = input.next();
        if (value < 0) {
            throw new EOFException();
        }
        return value;
    }
}
