package org.nightjar.parse;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.nightjar.evidence.BrokenEntryException;
import org.nightjar.evidence.BulkStream;

/**
 * A stream whose first bytes have been looked at and are given again. A break that was met while looking is thrown
 * only behind them. Confined to one thread.
 */
final class HeadedStream extends BulkStream {

    private final InputStream in;
    private final byte[] head;
    private int headBytes;
    private int headAt;
    private @Nullable BrokenEntryException broken;

    HeadedStream(InputStream in, int most) throws IOException {
        this.in = in;
        this.head = new byte[most];
        try {
            int count = in.read(head, 0, most);
            while (count > 0) {
                headBytes += count;
                count = headBytes < most ? in.read(head, headBytes, most - headBytes) : 0;
            }
        } catch (BrokenEntryException met) {
            broken = met;
        }
    }

    /** The first bytes; zeros behind {@link #headBytes}. */
    byte[] head() {
        return head;
    }

    int headBytes() {
        return headBytes;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (headAt < headBytes && length > 0) {
            int count = Math.min(length, headBytes - headAt);
            System.arraycopy(head, headAt, buffer, offset, count);
            headAt += count;
            return count;
        }
        if (broken != null) {
            throw broken;
        }
        return in.read(buffer, offset, length);
    }
}
