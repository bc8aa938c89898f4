package org.nightjar.parse;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a record stops being JSON, in one pass and without an exception: a list may hold millions that are broken. Says a
 * fault only where {@link RecordTree} certainly fails; of what is rare (deep nesting, other encodings, bytes beyond ASCII outside
 * of texts) it says nothing. Used for one record, in one thread.
 */
final class JsonFault {

    /** What may stand next. */
    private enum Wanted {
        NAME("a name in quotes"),
        NAME_OR_END("a name in quotes"),
        COLON("a colon"),
        VALUE("a value"),
        VALUE_OR_END("a value"),
        NEXT("a comma or a closing bracket");

        private final String words;

        Wanted(String words) {
            this.words = words;
        }
    }

    private static final int MOST_DEPTH = 63;
    private static final int CODE_HEAD_BYTES = 4;
    private static final byte[][] WORDS = {
        "true".getBytes(StandardCharsets.US_ASCII),
        "false".getBytes(StandardCharsets.US_ASCII),
        "null".getBytes(StandardCharsets.US_ASCII)
    };

    private final byte[] bytes;
    private final int end;
    private int at;
    private int depth;
    private long objects;
    private Wanted wanted = Wanted.VALUE;
    private boolean unsure;
    private @Nullable String fault;

    private JsonFault(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.at = offset;
        this.end = offset + length;
    }

    /** What is wrong first, for people, to stand behind a colon; null if nothing is, or it cannot be told here. */
    static @Nullable String find(byte[] bytes, int offset, int length) {
        if (length == 0) {
            return null;
        }
        for (int i = offset; i < offset + Math.min(length, CODE_HEAD_BYTES); i++) {
            if (bytes[i] == 0) {
                return null;
            }
        }
        return new JsonFault(bytes, offset, length).find();
    }

    private @Nullable String find() {
        while (at < end) {
            byte b = bytes[at];
            if (b == ' ' || b == '\n' || b == '\r' || b == '\t') {
                at++;
                continue;
            }
            if (b < 0) {
                return null;
            }
            step(b);
            if (fault != null || unsure || depth == 0) {
                return fault;
            }
        }
        return "it ends too early";
    }

    private void step(byte b) {
        switch (b) {
            case '{', '[' -> open(b == '{');
            case '}', ']' -> close(b == '}');
            case ',' -> comma();
            case ':' -> require(wanted == Wanted.COLON, Wanted.VALUE);
            case '"' -> text();
            default -> scalar(b);
        }
    }

    private boolean takesValue() {
        return wanted == Wanted.VALUE || wanted == Wanted.VALUE_OR_END;
    }

    private boolean isInObject() {
        return (objects & 1L << depth) != 0;
    }

    /** Goes on behind the byte if it may stand here. */
    private void require(boolean may, Wanted next) {
        if (may) {
            at++;
            wanted = next;
        } else {
            String what = isComment() ? "a comment, which JSON does not have," : shown(bytes[at]);
            fault = what + " stands where " + wanted.words + " is wanted";
        }
    }

    private boolean isComment() {
        return bytes[at] == '/' && at + 1 < end && (bytes[at + 1] == '/' || bytes[at + 1] == '*');
    }

    private void open(boolean object) {
        if (depth == MOST_DEPTH) {
            unsure = true;
            return;
        }
        require(takesValue(), object ? Wanted.NAME_OR_END : Wanted.VALUE_OR_END);
        depth++;
        objects = object ? objects | 1L << depth : objects & ~(1L << depth);
    }

    private void close(boolean object) {
        Wanted empty = object ? Wanted.NAME_OR_END : Wanted.VALUE_OR_END;
        require(isInObject() == object && (wanted == Wanted.NEXT || wanted == empty), Wanted.NEXT);
        depth--;
    }

    private void comma() {
        require(wanted == Wanted.NEXT, isInObject() ? Wanted.NAME : Wanted.VALUE);
    }

    private void text() {
        boolean name = wanted == Wanted.NAME || wanted == Wanted.NAME_OR_END;
        require(name || takesValue(), name ? Wanted.COLON : Wanted.NEXT);
        while (fault == null && at < end && bytes[at] != '"') {
            at += bytes[at] == '\\' ? escape() : 1;
        }
        at++;
        if (fault == null && at > end) {
            fault = "it ends too early";
        }
    }

    /** The length of the escape. */
    private int escape() {
        byte b = at + 1 < end ? bytes[at + 1] : 0;
        if (b == 'u') {
            for (int i = at + 2; i < at + 6; i++) {
                if (i >= end || Character.digit(bytes[i], 16) < 0) {
                    fault = "four hexadecimal digits are wanted behind “\\u”";
                }
            }
            return 6;
        }
        if ("\"\\/bfnrt".indexOf(b) < 0) {
            fault = shown(b) + " stands behind a backslash";
        }
        return 2;
    }

    private void scalar(byte b) {
        int length = takesValue() ? b == '-' || isDigit(at) ? number() : word() : 0;
        if (length == 0) {
            require(false, wanted);
        } else {
            at += length;
            wanted = Wanted.NEXT;
        }
    }

    private int word() {
        for (byte[] word : WORDS) {
            if (at + word.length <= end && java.util.Arrays.equals(bytes, at, at + word.length, word, 0, word.length)) {
                return word.length;
            }
        }
        return 0;
    }

    /** The length of the number there, or 0 if it is none. */
    private int number() {
        int i = bytes[at] == '-' ? at + 1 : at;
        int digits = digits(i);
        if (digits == 0 || digits > 1 && bytes[i] == '0') {
            return 0;
        }
        i += digits;
        if (i < end && bytes[i] == '.') {
            digits = digits(i + 1);
            if (digits == 0) {
                return 0;
            }
            i += 1 + digits;
        }
        if (i < end && (bytes[i] == 'e' || bytes[i] == 'E')) {
            i += i + 1 < end && (bytes[i + 1] == '+' || bytes[i + 1] == '-') ? 2 : 1;
            digits = digits(i);
            if (digits == 0) {
                return 0;
            }
            i += digits;
        }
        return i - at;
    }

    private int digits(int from) {
        int i = from;
        while (isDigit(i)) {
            i++;
        }
        return i - from;
    }

    private boolean isDigit(int i) {
        return i < end && bytes[i] >= '0' && bytes[i] <= '9';
    }

    private static String shown(byte b) {
        return b > ' ' && b < 0x7f ? "“" + (char) b + "”" : "the byte " + (b & 0xff);
    }
}
