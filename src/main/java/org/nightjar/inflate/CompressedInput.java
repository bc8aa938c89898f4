package org.nightjar.inflate;

import java.io.IOException;
import java.io.InputStream;

/** Compressed bytes on their way into a {@link DeflateDecoder}, and single bytes for what lies around them. Confined to one thread. */
public final class CompressedInput {

    private static final int BYTES = 16 * 1024;

    /** Bytes before the next one that may still be given back. */
    private static final int GIVEN_BACK = 8;

    private final InputStream in;
    private final byte[] bytes = new byte[BYTES];
    private int at;
    private int end;
    private long taken;

    public CompressedInput(InputStream in) {
        this.in = in;
    }

    /** The next byte, or -1 at the end. */
    public int next() throws IOException {
        return at < end || has(1) ? bytes[at++] & 0xff : -1;
    }

    /** Bytes taken from the stream so far, also those that wait here. */
    public long taken() {
        return taken;
    }

    /** Takes bytes from the stream until so many wait here; false if it ends before. */
    boolean has(int count) throws IOException {
        if (end - at >= count) {
            return true;
        }
        int kept = Math.min(at, GIVEN_BACK);
        System.arraycopy(bytes, at - kept, bytes, 0, kept + end - at);
        end -= at - kept;
        at = kept;
        while (end - at < count) {
            int got = in.read(bytes, end, bytes.length - end);
            if (got < 0) {
                return false;
            }
            end += got;
            taken += got;
        }
        return true;
    }

    /** Moves up to so many of the bytes that wait here. */
    int move(byte[] into, int offset, int most) {
        int count = Math.min(most, end - at);
        System.arraycopy(bytes, at, into, offset, count);
        at += count;
        return count;
    }

    /** What waits here is in these bytes from {@link #at()} to {@link #end()}. */
    byte[] bytes() {
        return bytes;
    }

    int at() {
        return at;
    }

    int end() {
        return end;
    }

    /** Goes on at another place among the bytes that wait here or were just used. */
    void at(int place) {
        at = place;
    }
}
