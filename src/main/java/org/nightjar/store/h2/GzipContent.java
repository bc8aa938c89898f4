package org.nightjar.store.h2;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import org.nightjar.inflate.CompressedInput;
import org.nightjar.inflate.DeflateDecoder;
import org.nightjar.inflate.GzipHeader;

/**
 * Inflates kept gzip data up to where it is wanted. Like the reader of evidence, and unlike the JDK's, it goes on
 * behind padding between members. What the case holds need not be what an import wrote, so nothing is trusted.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952</a>
 */
final class GzipContent {

    /** Content is never inflated beyond this. */
    static final int MOST_BYTES = 512 << 20;

    private static final int LEAST_BYTES = 64 << 10;

    private final CompressedInput input;
    private final DeflateDecoder decoder;
    private byte[] content;
    private int length;
    private boolean inMember;

    GzipContent(byte[] gzip) {
        this(gzip, new byte[LEAST_BYTES]);
    }

    /** Inflates into that room until it is full, then into other. */
    GzipContent(byte[] gzip, byte[] room) {
        input = new CompressedInput(new ByteArrayInputStream(gzip));
        decoder = new DeflateDecoder(input);
        content = room.length < LEAST_BYTES ? new byte[LEAST_BYTES] : room;
    }

    /** The first {@code wanted} bytes of the content, or a few more. */
    static byte[] inflate(byte[] gzip, int wanted) throws DamagedBlockException {
        return new GzipContent(gzip).upTo(wanted);
    }

    /** The same, going on from what was inflated before. */
    byte[] upTo(int wanted) throws DamagedBlockException {
        try {
            while (length < wanted) {
                if (!inMember) {
                    startMember();
                }
                readOn();
            }
            return content;
        } catch (DataFormatException damaged) {
            throw new DamagedBlockException("an entry's gzip data cannot be inflated: " + damaged.getMessage());
        } catch (EOFException early) {
            throw new DamagedBlockException("an entry's gzip data ends early");
        } catch (IOException impossible) {
            throw new DamagedBlockException("an entry's gzip data cannot be read");
        }
    }

    private void startMember() throws IOException, DataFormatException {
        int first = input.next();
        while (first == 0) {
            first = input.next();
        }
        if (first < 0 || input.next() < 0) {
            throw new EOFException();
        }
        GzipHeader.skip(input);
        decoder.restart();
        inMember = true;
    }

    private void readOn() throws IOException, DataFormatException {
        if (length == content.length) {
            content = Arrays.copyOf(content, (int) Math.min(MOST_BYTES, content.length * 4L));
        }
        int count = decoder.read(content, length, content.length - length);
        if (count >= 0) {
            length += count;
            return;
        }
        inMember = false;
        for (int i = 0; i < GzipHeader.TRAILER_BYTES; i++) {
            input.next();
        }
    }
}
