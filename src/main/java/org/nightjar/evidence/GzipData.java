package org.nightjar.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The compressed bytes of a gzip that is small enough to be held in one piece, so that a case can keep them as they
 * are instead of compressing the records anew; or, of a larger one, its start. Confined to one thread.
 */
final class GzipData {

    /** What is held at most: viewing one record inflates this much, some 25 MB of records. */
    static final int MOST_BYTES = 4 << 20;

    private static final int FIRST_BYTES = 64 << 10;

    private byte[] bytes = new byte[FIRST_BYTES];
    private int length;
    private boolean ended;
    private @Nullable BrokenEntryException broken;

    private GzipData() {}

    /** Reads to the end of the stream, its break, or {@link #MOST_BYTES}. */
    static GzipData of(InputStream in) throws IOException {
        GzipData data = new GzipData();
        try {
            while (data.length < MOST_BYTES && !data.ended) {
                data.fill(in);
            }
        } catch (BrokenEntryException met) {
            data.broken = met;
        }
        return data;
    }

    private void fill(InputStream in) throws IOException {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(MOST_BYTES, length * 4));
        }
        int count = in.read(bytes, length, bytes.length - length);
        ended = count < 0;
        length += Math.max(0, count);
    }

    /** All of the gzip, if that is what was read. */
    Optional<byte[]> whole() {
        return ended ? Optional.of(Arrays.copyOf(bytes, length)) : Optional.empty();
    }

    /** The gzip from its start on, whatever of it is held. */
    InputStream stream(InputStream rest) {
        InputStream held = new ByteArrayInputStream(bytes, 0, length);
        return ended ? held : new Continued(held, rest, broken);
    }

    /** What is held, and then the rest or the break. */
    private static final class Continued extends BulkStream {
        private final InputStream held;
        private final InputStream rest;
        private final @Nullable BrokenEntryException broken;

        Continued(InputStream held, InputStream rest, @Nullable BrokenEntryException broken) {
            this.held = held;
            this.rest = rest;
            this.broken = broken;
        }

        @Override
        public int read(byte[] buffer, int offset, int count) throws IOException {
            int got = held.read(buffer, offset, count);
            if (got >= 0) {
                return got;
            }
            if (broken != null) {
                throw broken;
            }
            return rest.read(buffer, offset, count);
        }
    }
}
