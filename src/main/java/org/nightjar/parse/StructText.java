package org.nightjar.parse;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Reads structured values that stand in a text: JSON, and the form {@code {type=Root, sessioncontext={…}, username=null}}
 * in which Athena and CloudTrail Lake print structs, maps and lists. That form has no quotes, so a value is taken to
 * end at the next {@code , name=} or at the brace that closes what holds it. Names get CloudTrail's spelling.
 * Confined to one thread.
 */
final class StructText {

    private static final int MAX_DEPTH = 30;
    private static final int MAX_NAME = 120;

    /** Python's way of printing a dictionary is JSON but for its quotes. */
    private static final JsonMapper LENIENT =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    private final String text;
    private int at;

    private StructText(String text) {
        this.text = text;
    }

    /** The value that the text spells, or null if it is just a text. */
    static @Nullable JsonNode read(String text) {
        String trimmed = text.strip();
        if (trimmed.length() < 2 || trimmed.charAt(0) != '{' && trimmed.charAt(0) != '[') {
            return null;
        }
        JsonNode json = json(trimmed);
        if (json != null) {
            return json;
        }
        StructText reader = new StructText(trimmed);
        JsonNode value = reader.container(0);
        return value != null && reader.at == trimmed.length() ? value : null;
    }

    private static @Nullable JsonNode json(String text) {
        char second = text.charAt(1);
        if (second == '\'') {
            try {
                return LENIENT.readTree(text);
            } catch (com.fasterxml.jackson.core.JsonProcessingException noDictionary) {
                return null;
            }
        }
        if (second == '"' || second == '{' || second == '[' || second == '}' || second == ']' || second <= ' ') {
            try {
                return RecordTree.of(text);
            } catch (UnreadableRecordException noJson) {
                return null;
            }
        }
        return null;
    }

    /** A struct or list that starts here; null if it is none. */
    private @Nullable JsonNode container(int depth) {
        if (depth > MAX_DEPTH) {
            return null;
        }
        return text.charAt(at) == '{' ? struct(depth) : list(depth);
    }

    private @Nullable JsonNode struct(int depth) {
        ObjectNode struct = RecordTree.NODES.objectNode();
        at++;
        while (at < text.length()) {
            if (text.charAt(at) == '}') {
                at++;
                return struct;
            }
            int nameEnd = nameEnd(at);
            if (nameEnd < 0) {
                return null;
            }
            String name = FieldNames.restore(text.substring(at, nameEnd).strip());
            at = nameEnd + 1;
            struct.set(name, value(depth, '}'));
            skipComma();
        }
        return null;
    }

    private @Nullable JsonNode list(int depth) {
        ArrayNode list = RecordTree.NODES.arrayNode();
        at++;
        while (at < text.length()) {
            if (text.charAt(at) == ']') {
                at++;
                return list;
            }
            list.add(value(depth, ']'));
            skipComma();
        }
        return null;
    }

    private JsonNode value(int depth, char closing) {
        int start = at;
        if (start < text.length() && (text.charAt(start) == '{' || text.charAt(start) == '[')) {
            JsonNode nested = container(depth + 1);
            if (nested != null && (at >= text.length() || text.charAt(at) == ',' || text.charAt(at) == closing)) {
                return nested;
            }
            at = start;
        }
        at = scalarEnd(start, closing);
        String scalar = text.substring(start, at);
        JsonNode json = scalar.startsWith("{\"") ? json(scalar) : null;
        if (json != null) {
            return json;
        }
        return scalar.equals("null") ? RecordTree.NODES.nullNode() : RecordTree.NODES.textNode(scalar);
    }

    /** Where a value without structure ends. */
    private int scalarEnd(int from, char closing) {
        int open = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{' || c == '[') {
                open++;
            } else if (c == '}' || c == ']') {
                if (open == 0 && c == closing) {
                    return i;
                }
                open = Math.max(0, open - 1);
            } else if (c == ',' && open == 0 && i + 1 < text.length() && text.charAt(i + 1) == ' ') {
                if (closing == ']' || nameEnd(i + 2) >= 0) {
                    return i;
                }
            }
        }
        return text.length();
    }

    /** Where the name that starts there meets its equals sign, or -1 if no name starts there. */
    private int nameEnd(int from) {
        int limit = Math.min(text.length(), from + MAX_NAME);
        for (int i = from; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '=') {
                return i > from ? i : -1;
            }
            if (c == ',' || c == '{' || c == '}' || c == '[' || c == ']' || c == '"' || c == ' ') {
                return -1;
            }
        }
        return -1;
    }

    private void skipComma() {
        if (at < text.length() && text.charAt(at) == ',') {
            at++;
            while (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
        }
    }
}
