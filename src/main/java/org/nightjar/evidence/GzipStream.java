package org.nightjar.evidence;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;
import org.nightjar.inflate.CompressedInput;
import org.nightjar.inflate.GzipHeader;

/**
 * Inflates gzip of one or more members and, unlike {@link java.util.zip.GZIPInputStream}, says where and how it ends:
 * everything before a break is handed out first, and bytes after the last member are noticed (zero bytes are padding
 * and mean nothing). A checksum that does not match is said at the end: members behind it are read like any other. Confined to one thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952</a>
 */
final class GzipStream extends BulkStream {

    static final String TRAILING = "Bytes that are no gzip follow the gzip data; they were not read.";

    private final CompressedInput input;
    private final RawInflate deflated;
    private final CRC32 crc = new CRC32();
    private long memberStart;
    private boolean inMember;
    private boolean hadMember;
    private boolean ended;
    private boolean trailing;
    private boolean altered;
    private @Nullable BrokenEntryException broken;

    GzipStream(InputStream in, Unfolding unfolding) {
        input = new CompressedInput(in);
        deflated = new RawInflate(input, unfolding);
    }

    /** Whether bytes other than padding follow the last member; known once the end was read. */
    boolean hasTrailingBytes() {
        return trailing;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (broken != null) {
            throw broken;
        }
        if (length == 0) {
            return 0;
        }
        try {
            while (!ended && (inMember || startMember())) {
                int count = deflated.read(buffer, offset, length);
                if (count > 0) {
                    crc.update(buffer, offset, count);
                    return count;
                }
                endMember();
            }
            if (altered) {
                throw RawInflate.wrongChecksum();
            }
            return -1;
        } catch (BrokenEntryException met) {
            broken = !altered || met.reason().equals("damaged")
                    ? met
                    : met.andBefore("a checksum before that does not match");
            throw broken;
        }
    }

    private boolean startMember() throws IOException {
        int first = input.next();
        while (hadMember && first == 0) {
            first = input.next();
        }
        if (first < 0 || first != 0x1f || input.next() != 0x8b) {
            ended = true;
            trailing = first >= 0;
            return false;
        }
        skipHeader();
        deflated.restart();
        crc.reset();
        memberStart = deflated.given();
        inMember = true;
        hadMember = true;
        return true;
    }

    private void skipHeader() throws IOException {
        try {
            GzipHeader.skip(input);
        } catch (DataFormatException met) {
            throw deflated.damaged();
        } catch (EOFException met) {
            throw deflated.truncated();
        }
    }

    private void endMember() throws IOException {
        inMember = false;
        long expectedCrc = requireInt();
        long expectedSize = requireInt();
        if (expectedCrc != crc.getValue() || expectedSize != (deflated.given() - memberStart & 0xffffffffL)) {
            altered = true;
        }
    }

    private long requireInt() throws IOException {
        return (require() | require() << 8 | require() << 16 | (long) require() << 24) & 0xffffffffL;
    }

    private int require() throws IOException {
        int value = input.next();
        if (value < 0) {
            throw deflated.truncated();
        }
        return value;
    }
}
