package org.nightjar.parse;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The keys of plain records, as they are written: the records of a log have theirs in the same order, so that one comparison
 * tells the next key, where it ends and what it means. Holds at most {@value #MOST} short keys. Confined to one thread.
 */
final class PlainKeys {

    private static final int MOST = 64;
    private static final int PLACES = 4 * MOST;
    private static final int LONGEST = 48;

    /** A key, its quotes and its colon. */
    static final class Key {

        private final byte[] written;
        private final @Nullable PlainField field;

        /** What came after it lately, the last first. */
        private @Nullable Key next;

        private @Nullable Key other;

        private Key(byte[] written, @Nullable PlainField field) {
            this.written = written;
            this.field = field;
        }

        int length() {
            return written.length;
        }

        /** What it is the name of, or null if nobody asks for it. */
        @Nullable
        PlainField field() {
            return field;
        }

        private boolean isAt(byte[] bytes, int at, int limit) {
            int end = at + written.length;
            return end <= limit && Slices.isSame(written, bytes, at, end);
        }
    }

    private final @Nullable Key[] known = new Key[PLACES];
    private final Key start = new Key(new byte[0], null);
    private int size;

    /** What stands before the first key of a record. */
    Key start() {
        return start;
    }

    /** The key that stands there, if it came after that one before; else null. */
    @Nullable
    Key after(Key before, byte[] bytes, int at, int limit) {
        Key next = before.next;
        if (next != null && next.isAt(bytes, at, limit)) {
            return next;
        }
        Key other = before.other;
        if (other != null && other.isAt(bytes, at, limit)) {
            before.other = next;
            before.next = other;
            return other;
        }
        return null;
    }

    /** Remembers that a key came after another; gives it back, or the one before if there is no room. */
    Key learn(Key before, byte[] bytes, int from, int to, @Nullable PlainField field) {
        Key key = to - from > LONGEST ? null : find(bytes, from, to, field);
        if (key == null) {
            return before;
        }
        before.other = before.next;
        before.next = key;
        return key;
    }

    private @Nullable Key find(byte[] bytes, int from, int to, @Nullable PlainField field) {
        int place = Slices.hash(bytes, from, to) & PLACES - 1;
        Key key = known[place];
        while (key != null && !Slices.isSame(key.written, bytes, from, to)) {
            place = place + 1 & PLACES - 1;
            key = known[place];
        }
        if (key == null && size < MOST) {
            key = new Key(Arrays.copyOfRange(bytes, from, to), field);
            known[place] = key;
            size++;
        }
        return key;
    }
}
