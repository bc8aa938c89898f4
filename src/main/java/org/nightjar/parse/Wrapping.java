package org.nightjar.parse;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.RecordPosition;

/**
 * What stands around the lists of records in one document, and is no record: looked through while it streams by, because other
 * records may stand in it that are not read. Used for one document, in one thread.
 */
final class Wrapping {

    /** So much is looked at again where what was held is given up: an event source may stand across it. */
    private static final int OVERLAP_BYTES = 256;

    private final ByteWindow window;
    private final RecordReader reader;
    private byte @Nullable [] found;
    private long foundOffset;

    Wrapping(ByteWindow window, RecordReader reader) {
        this.window = window;
        this.reader = reader;
    }

    /** Looks through what is held up to the position. */
    void look() {
        int from = window.mark;
        if (found == null && from >= 0 && EventSearch.any(window.bytes, from, window.position)) {
            found = Arrays.copyOfRange(window.bytes, from, window.position);
            foundOffset = window.offset(from);
        }
    }

    /** The same where more is coming and no more can be held. */
    void giveUp() {
        look();
        window.mark = Math.max(window.mark, window.position - OVERLAP_BYTES);
    }

    /** Whether something in it seems to be an event; then it is a reject. */
    boolean reject(String entryPath, long index) {
        if (found != null) {
            reader.unread(found, 0, found.length, new RecordPosition(entryPath, index, foundOffset));
        }
        return found != null;
    }
}
