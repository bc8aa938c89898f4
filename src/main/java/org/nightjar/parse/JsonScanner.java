package org.nightjar.parse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a JSON value ends, without looking at what it says: it knows strings, braces and what may follow what.
 * Values of any size and depth are scanned in constant stack. Confined to one thread; one scanner scans one value at a
 * time.
 */
final class JsonScanner {

    /** How a scan ended; the window's position stands behind what was scanned. */
    enum End {
        /** Behind the value's last byte. */
        COMPLETE,
        /** Behind the bracket that opens a list of records; {@link #goOn()} after its closing one. */
        LIST,
        /** At a brace that can only be the start of the next record: this one never closed. */
        NEXT_RECORD,
        /** At a byte that JSON does not allow here. */
        BROKEN,
        /** The window is overfull; {@link #goOn()} after giving up the mark. */
        OVERFULL,
        OUT_OF_DATA
    }

    private enum Expect {
        VALUE,
        VALUE_OR_END,
        KEY,
        KEY_OR_END,
        COLON,
        AFTER
    }

    /** Elasticsearch answers with a list of this name in an object of this name. */
    private static final String HITS = "hits";

    private static final Set<String> LIST_KEYS = Set.of(
            "Records", "records", "Events", "events", "logEvents", "results", "QueryResultRows", "Messages", HITS);
    private static final int MAX_KEY = 16;

    private final ByteWindow window;
    private final boolean outer;
    private final byte[] key = new byte[MAX_KEY];
    private long[] objects = new long[4];
    private int depth;
    private Expect expect = Expect.VALUE;
    private boolean inString;
    private boolean escaped;
    private boolean inScalar;
    private boolean damaged;
    private int keyLength = -1;
    private boolean listKey;
    private boolean hitsKey;
    private boolean event;
    private boolean anyList;

    /** How deep the object is whose fields may be lists of records: the outermost, or the one that is called hits. */
    private int listDepth;

    /**
     * A scanner for values at the top of an entry, or for elements of a list.
     *
     * @param outer at the top it stops at lists of records and at the first damage; in a list it goes on behind damage
     *     to find the end of the element
     */
    JsonScanner(ByteWindow window, boolean outer) {
        this.window = window;
        this.outer = outer;
    }

    /** Whether damage was met on the way to the end. */
    boolean isDamaged() {
        return damaged;
    }

    /** Whether the object at the top has an event's name of its own. */
    boolean isEvent() {
        return event;
    }

    /** Scans the value that starts at the position. */
    End scan() throws IOException {
        depth = 0;
        expect = Expect.VALUE;
        inString = false;
        escaped = false;
        inScalar = false;
        damaged = false;
        keyLength = -1;
        listDepth = 1;
        event = false;
        anyList = false;
        return goOn();
    }

    /** Goes on behind a list of records in so many objects; from here on any list in objects alone is one. */
    void goOnBehindList(int objects) {
        depth = 0;
        for (int i = 0; i < objects; i++) {
            push(true);
        }
        expect = Expect.AFTER;
        inString = false;
        escaped = false;
        keyLength = -1;
        anyList = true;
    }

    /** Goes on where the last scan stopped. */
    End goOn() throws IOException {
        while (true) {
            if (window.position == window.limit && !window.more()) {
                if (window.isOverfull()) {
                    return End.OVERFULL;
                }
                return isWhole() ? End.COMPLETE : End.OUT_OF_DATA;
            }
            End end = inString ? insideString() : outsideString();
            if (end != null) {
                return end;
            }
        }
    }

    private boolean isWhole() {
        return depth == 0 && expect == Expect.AFTER;
    }

    /** Runs to the end of the string or of the window. */
    private @Nullable End insideString() {
        byte[] bytes = window.bytes;
        int limit = window.limit;
        int i = window.position;
        while (i < limit) {
            byte b = bytes[i];
            if (escaped) {
                escaped = false;
            } else if (b == '"') {
                window.position = i + 1;
                return endString();
            } else if (b == '\\') {
                escaped = true;
            } else if (b == '\n' || b == '\r') {
                window.position = i;
                damaged = true;
                return outer ? End.BROKEN : endString();
            }
            if (keyLength >= 0) {
                capture(b);
            }
            i++;
        }
        window.position = i;
        return null;
    }

    private void capture(byte b) {
        if (keyLength < MAX_KEY) {
            key[keyLength] = b;
        }
        keyLength++;
    }

    private @Nullable End endString() {
        inString = false;
        if (keyLength >= 0) {
            String name = keyLength <= MAX_KEY ? new String(key, 0, keyLength, StandardCharsets.ISO_8859_1) : "";
            listKey = LIST_KEYS.contains(name);
            hitsKey = listDepth == 1 && name.equals(HITS);
            event |= depth == 1 && name.equals("eventName");
            keyLength = -1;
        }
        expect = expect == Expect.KEY || expect == Expect.KEY_OR_END ? Expect.COLON : Expect.AFTER;
        return isWhole() ? End.COMPLETE : null;
    }

    /** Runs to the next string or to the end of the window. */
    private @Nullable End outsideString() {
        byte[] bytes = window.bytes;
        while (window.position < window.limit) {
            byte b = bytes[window.position];
            End end = switch (b) {
                case ' ', '\n', '\r', '\t' -> space();
                case '"' -> openString();
                case '{', '[' -> open(b);
                case '}', ']' -> close(b);
                case ',' -> comma();
                case ':' -> colon();
                default -> scalar();
            };
            if (end != null) {
                return end;
            }
            window.position++;
            if (inString) {
                return null;
            }
        }
        return null;
    }

    /** White space ends a number or word. */
    private @Nullable End space() {
        inScalar = false;
        return isWhole() ? End.COMPLETE : null;
    }

    private @Nullable End openString() {
        boolean isKey = expect == Expect.KEY || expect == Expect.KEY_OR_END;
        if (!isKey && !isValueExpected() && damage() != null) {
            return End.BROKEN;
        }
        inString = true;
        inScalar = false;
        if (isKey && outer && depth == listDepth) {
            keyLength = 0;
        }
        return null;
    }

    private @Nullable End open(byte b) {
        if (!isValueExpected()) {
            boolean nextRecord = !outer && !damaged && b == '{' && expect == Expect.KEY;
            if (damage() != null) {
                return End.BROKEN;
            }
            if (nextRecord) {
                return End.NEXT_RECORD;
            }
        }
        if (b == '[' && outer && isInObject() && (anyList || depth == listDepth && listKey)) {
            expect = Expect.AFTER;
            listKey = false;
            window.position++;
            return End.LIST;
        }
        if (hitsKey && b == '{' && depth == 1) {
            listDepth = 2;
        }
        push(b == '{');
        return null;
    }

    private @Nullable End close(byte b) {
        if (depth == 0) {
            return isWhole() ? End.COMPLETE : End.BROKEN;
        }
        boolean fits = (b == '}') == isInObject()
                && (expect == Expect.AFTER || expect == Expect.KEY_OR_END || expect == Expect.VALUE_OR_END);
        if (!fits && damage() != null) {
            return End.BROKEN;
        }
        depth--;
        expect = Expect.AFTER;
        inScalar = false;
        if (depth == 1) {
            listDepth = 1;
        }
        if (depth == 0) {
            window.position++;
            return End.COMPLETE;
        }
        return null;
    }

    private @Nullable End comma() {
        if (isWhole()) {
            return End.COMPLETE;
        }
        if (expect != Expect.AFTER && damage() != null) {
            return End.BROKEN;
        }
        expect = isInObject() ? Expect.KEY : Expect.VALUE;
        inScalar = false;
        return null;
    }

    private @Nullable End colon() {
        if (expect != Expect.COLON && damage() != null) {
            return End.BROKEN;
        }
        expect = Expect.VALUE;
        return null;
    }

    /** A byte of a number or word; whether it is a good one is seen when the record is parsed. */
    private @Nullable End scalar() {
        if (isValueExpected()) {
            expect = Expect.AFTER;
            inScalar = true;
            return null;
        }
        return inScalar ? null : damage();
    }

    private boolean isValueExpected() {
        return expect == Expect.VALUE || expect == Expect.VALUE_OR_END;
    }

    /** Damage ends a scan at the top of an entry; in a list only braces and strings count from here on. */
    private @Nullable End damage() {
        damaged = true;
        return outer ? End.BROKEN : null;
    }

    private void push(boolean object) {
        int word = depth >> 6;
        if (word == objects.length) {
            objects = Arrays.copyOf(objects, word * 2);
        }
        long bit = 1L << depth;
        objects[word] = object ? objects[word] | bit : objects[word] & ~bit;
        depth++;
        expect = object ? Expect.KEY_OR_END : Expect.VALUE_OR_END;
        inScalar = false;
        listKey = false;
        hitsKey = false;
    }

    private boolean isInObject() {
        int top = depth - 1;
        return top >= 0 && (objects[top >> 6] & 1L << top) != 0;
    }
}
