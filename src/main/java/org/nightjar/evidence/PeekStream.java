package org.nightjar.evidence;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A stream whose first bytes can be looked at before they are read. Remembers the break that it met, which it throws
 * only after everything before has been read. Confined to one thread.
 */
final class PeekStream extends BulkStream {

    private final InputStream in;
    private final byte[] head = new byte[Container.HEAD_BYTES];
    private int headLength;
    private int headRead;
    private long bytesRead;
    private @Nullable BrokenEntryException broken;
    private boolean thrown;

    PeekStream(InputStream in) throws IOException {
        this.in = in;
        while (headLength < head.length) {
            int count = readOn(head, headLength, head.length - headLength);
            if (count < 0) {
                break;
            }
            headLength += count;
        }
    }

    Container container() {
        return Container.detect(head, headLength);
    }

    /** Whether a zip seems to stand behind its first bytes. */
    boolean precedesZip() {
        return Container.precedesZip(head, headLength);
    }

    /** Bytes that have been read from it. */
    long bytesRead() {
        return bytesRead;
    }

    /** The break, once it has been thrown to whoever reads. */
    @Nullable
    BrokenEntryException thrown() {
        return thrown ? broken : null;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int count;
        if (headRead < headLength) {
            count = Math.min(length, headLength - headRead);
            System.arraycopy(head, headRead, buffer, offset, count);
            headRead += count;
        } else {
            count = readOn(buffer, offset, length);
            if (count < 0 && broken != null) {
                thrown = true;
                throw broken;
            }
        }
        bytesRead += Math.max(0, count);
        return count;
    }

    private int readOn(byte[] buffer, int offset, int length) throws IOException {
        if (broken != null) {
            return -1;
        }
        try {
            return in.read(buffer, offset, length);
        } catch (BrokenEntryException met) {
            broken = met;
            return -1;
        }
    }
}
