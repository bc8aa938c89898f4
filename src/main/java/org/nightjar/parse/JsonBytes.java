package org.nightjar.parse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a JSON value stands in a buffer that must not change. The value has been read before: its braces and quotes fit
 * together.
 */
record JsonBytes(byte[] bytes, int offset, int length) {

    static JsonBytes of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new JsonBytes(bytes, 0, bytes.length);
    }

    /** As it came, but for what {@link ContentHash} does not look at. */
    long hash() {
        return ContentHash.of(bytes, offset, length);
    }

    long hashAsSpelled() {
        return ContentHash.asSpelled(bytes, offset, length);
    }

    /** The value of a field of this object; of two fields of one name the last holds. Null if it has none. */
    @Nullable
    JsonBytes member(String name) {
        JsonBytes found = null;
        int end = offset + length;
        int at = skipTo('"', offset, end);
        while (at < end) {
            int behindName = stringEnd(at, end);
            int value = behindColon(behindName, end);
            int valueEnd = valueEnd(value, end);
            if (isName(name, at, behindName)) {
                found = new JsonBytes(bytes, value, valueEnd - value);
            }
            at = skipTo('"', valueEnd, end);
        }
        return found;
    }

    boolean isObject() {
        return bytes[offset] == '{';
    }

    boolean isList() {
        return bytes[offset] == '[';
    }

    /** The values of this object's fields, or the elements of this list, in their order. */
    List<JsonBytes> values() {
        List<JsonBytes> values = new ArrayList<>();
        int end = offset + length - 1;
        int at = next(offset + 1, end);
        while (at < end) {
            int value = isObject() ? behindColon(stringEnd(at, end), end) : at;
            int valueEnd = valueEnd(value, end);
            values.add(new JsonBytes(bytes, value, valueEnd - value));
            at = next(valueEnd, end);
        }
        return values;
    }

    /** Where the text ends that begins here. */
    int textEnd() {
        return stringEnd(offset, offset + length);
    }

    /** The value that begins here; all of the bytes if it does not end within them. */
    JsonBytes value() {
        return new JsonBytes(bytes, offset, valueEnd(offset, offset + length) - offset);
    }

    private int next(int from, int end) {
        int at = from;
        while (at < end && (bytes[at] == ',' || bytes[at] <= ' ' && bytes[at] >= 0)) {
            at++;
        }
        return at;
    }

    private boolean isName(String name, int from, int to) {
        String written = new String(bytes, from + 1, Math.max(0, to - from - 2), StandardCharsets.UTF_8);
        if (written.indexOf('\\') >= 0) {
            try {
                written = RecordTree.of(bytes, from, to - from).asText();
            } catch (UnreadableRecordException noText) {
                return false;
            }
        }
        return written.equals(name);
    }

    private int skipTo(char wanted, int from, int end) {
        int at = from;
        while (at < end && bytes[at] != wanted) {
            at++;
        }
        return at;
    }

    private int stringEnd(int from, int end) {
        int at = from + 1;
        while (at < end && bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        return Math.min(end, at + 1);
    }

    private int behindColon(int from, int end) {
        int at = Math.min(end, skipTo(':', from, end) + 1);
        while (at < end && bytes[at] <= ' ' && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    /** Behind the last byte of the value that starts there, or behind the white space that follows a number or word. */
    private int valueEnd(int from, int end) {
        int depth = 0;
        int at = from;
        while (at < end) {
            byte b = bytes[at];
            boolean closes = b == '}' || b == ']';
            if (depth == 0 && (b == ',' || closes)) {
                return at;
            }
            depth += b == '{' || b == '[' ? 1 : closes ? -1 : 0;
            at = b == '"' ? stringEnd(at, end) : at + 1;
            if (depth == 0 && (b == '"' || closes)) {
                return at;
            }
        }
        return at;
    }
}
