package org.nightjar.evidence;

import java.io.IOException;
import java.io.InputStream;

/** Compressed bytes on their way into an inflater, with single bytes for headers. Confined to one thread. */
final class Feed {

    private static final int BYTES = 16 * 1024;

    private final InputStream in;
    private final byte[] bytes = new byte[BYTES];
    private int at;
    private int end;
    private long taken;

    Feed(InputStream in) {
        this.in = in;
    }

    /** The next byte, or -1 at the end. */
    int next() throws IOException {
        return at < end || refill() ? bytes[at++] & 0xff : -1;
    }

    /** Makes bytes available; false at the end. */
    boolean refill() throws IOException {
        int count = in.read(bytes, 0, bytes.length);
        at = 0;
        end = Math.max(0, count);
        taken += end;
        return count > 0;
    }

    /** Gives what is available to the inflater. */
    void pour(java.util.zip.Inflater inflater) {
        inflater.setInput(bytes, at, end - at);
        at = end;
    }

    /** Takes back what the inflater did not use. */
    void takeBack(int count) {
        at -= count;
    }

    boolean isEmpty() {
        return at == end;
    }

    /** Bytes taken from the stream so far. */
    long taken() {
        return taken;
    }
}
