package org.nightjar.evidence;

import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates raw deflate data and hands out every byte that comes before a break. Confined to one thread; {@link #close}
 * frees native memory.
 */
final class RawInflate implements AutoCloseable {

    private final Feed feed;
    private final Unfolding unfolding;
    private final Inflater inflater = new Inflater(true);
    private long given;

    RawInflate(Feed feed, Unfolding unfolding) {
        this.feed = feed;
        this.unfolding = unfolding;
    }

    /** Begins with the next run of deflate data. */
    void restart() {
        inflater.reset();
    }

    /** Bytes inflated so far, all runs together. */
    long given() {
        return given;
    }

    /** Inflates some bytes; -1 when the run has ended. */
    int read(byte[] buffer, int offset, int length) throws IOException {
        while (true) {
            int count = inflate(buffer, offset, length);
            if (count > 0) {
                given += count;
                unfolding.inflated(count, feed.taken(), given);
                return count;
            }
            if (inflater.finished()) {
                feed.takeBack(inflater.getRemaining());
                return -1;
            }
            if (inflater.needsDictionary()) {
                throw damaged();
            }
            if (feed.isEmpty() && !feed.refill()) {
                throw truncated();
            }
            feed.pour(inflater);
        }
    }

    private int inflate(byte[] buffer, int offset, int length) throws BrokenEntryException {
        long before = inflater.getBytesWritten();
        try {
            return inflater.inflate(buffer, offset, length);
        } catch (DataFormatException failed) {
            int saved = (int) (inflater.getBytesWritten() - before);
            if (saved > 0) {
                return saved;
            }
            throw damaged();
        }
    }

    BrokenEntryException truncated() {
        return new BrokenEntryException(
                "truncated", "The compressed data breaks off after " + given + " bytes; what came before was read.");
    }

    BrokenEntryException damaged() {
        return new BrokenEntryException(
                "damaged", "The compressed data is damaged after " + given + " bytes; what came before was read.");
    }

    static BrokenEntryException wrongChecksum() {
        return new BrokenEntryException(
                "damaged", "The checksum of the compressed data does not match: what was read from it may be altered.");
    }

    @Override
    public void close() {
        inflater.end();
    }
}
