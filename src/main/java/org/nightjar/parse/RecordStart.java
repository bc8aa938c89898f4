package org.nightjar.parse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * How the records of a list begin: the brace and the first name, which logs write alike in each. It tells where the next
 * record starts behind one that is so damaged that its end cannot be found. Confined to one thread.
 */
final class RecordStart {

    private static final String FILE = "Records";
    private static final byte[] LIST = FILE.getBytes(StandardCharsets.US_ASCII);
    static final int MOST_BYTES = 96;
    private static final int MOST_LISTS = 64;
    private static final Set<String> CELL = Set.of("field", "value");

    private byte[] first = {};

    /** Remembers how the first record begins that is seen. */
    void learn(byte[] bytes, int from, int limit) {
        if (first.length > 0) {
            return;
        }
        int end = Math.min(limit, from + MOST_BYTES);
        for (int i = from; i < end; i++) {
            if (bytes[i] == ':') {
                first = Arrays.copyOfRange(bytes, from, i + 1);
                return;
            }
        }
    }

    /**
     * Where the next record starts behind a place, or -1; in front of it stand a comma and the brace of the one before.
     *
     * @param from where to begin to look, if what stands between is known to hold none
     */
    int next(byte[] bytes, int behind, int from, int limit) {
        if (first.length < 4) {
            return -1;
        }
        for (int i = Math.max(behind + 1, from); i + first.length <= limit; i++) {
            if (bytes[i] == first[0]
                    && Arrays.equals(bytes, i, i + first.length, first, 0, first.length)
                    && followsRecord(bytes, behind, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean followsRecord(byte[] bytes, int from, int at) {
        int comma = backOverSpace(bytes, from, at - 1);
        return comma > from && bytes[comma] == ',' && bytes[backOverSpace(bytes, from, comma - 1)] == '}';
    }

    private static int backOverSpace(byte[] bytes, int from, int at) {
        int i = at;
        while (i > from && bytes[i] <= ' ' && bytes[i] >= 0) {
            i--;
        }
        return i;
    }

    /** Whether what starts there is an object that begins with a list of records: a whole log file. */
    static boolean isFile(byte[] bytes, int from, int limit) {
        int at = skipSpace(bytes, from + 1, limit);
        int end = at + LIST.length + 2;
        if (end > limit || bytes[at] != '"' || !Arrays.equals(bytes, at + 1, end - 1, LIST, 0, LIST.length)) {
            return false;
        }
        int colon = skipSpace(bytes, end, limit);
        int bracket = skipSpace(bytes, colon + 1, limit);
        return bytes[end - 1] == '"' && bracket < limit && bytes[colon] == ':' && bytes[bracket] == '[';
    }

    /** Whether what starts there is a list of records, or of such lists; the cells of a row make a list too and are none. */
    static boolean isList(byte[] bytes, int from, int length) {
        try (JsonParser parser = RecordTree.tokens(bytes, from, length)) {
            JsonToken token = parser.nextToken();
            for (int lists = 0; token == JsonToken.START_ARRAY && lists < MOST_LISTS; lists++) {
                token = parser.nextToken();
            }
            if (token != JsonToken.START_OBJECT || parser.nextToken() != JsonToken.FIELD_NAME) {
                return false;
            }
            String first = parser.currentName();
            boolean cell = CELL.contains(first);
            if (parser.nextToken() == JsonToken.START_ARRAY && first.equals(FILE)) {
                return true;
            }
            parser.skipChildren();
            return parser.nextToken() == JsonToken.FIELD_NAME && !(cell && CELL.contains(parser.currentName()));
        } catch (IOException cutOff) {
            return false;
        }
    }

    private static int skipSpace(byte[] bytes, int from, int limit) {
        int i = from;
        while (i < limit && bytes[i] <= ' ' && bytes[i] >= 0) {
            i++;
        }
        return i;
    }
}
