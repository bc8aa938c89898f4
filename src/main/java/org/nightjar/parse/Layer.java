package org.nightjar.parse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/**
 * An envelope or what was in one.
 *
 * @param rec what it says
 * @param bytes where it stands, or null if it stands nowhere in one piece
 * @param asObject whether it stood as an object in the one around it
 */
record Layer(JsonNode rec, @Nullable JsonBytes bytes, boolean asObject) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Of JSON that stands by itself or in a text. */
    static Layer ofText(JsonNode rec, JsonBytes bytes) {
        return new Layer(rec, bytes, false);
    }

    /** The object that is the value of one of its fields. */
    Layer member(JsonNode inner, String name) {
        return new Layer(inner, bytes == null ? null : bytes.member(name), true);
    }

    Opened opened() {
        if (bytes == null) {
            return Opened.notComparable(rec);
        }
        return new Opened(rec, bytes.hash(), asObject ? hashOfTree() : bytes.hashAsSpelled());
    }

    /** As versions of the parser up to 7 did, to which decimal and very long numbers were texts. */
    private long hashOfTree() {
        try {
            byte[] written = JSON.writeValueAsBytes(rec);
            return ContentHash.asSpelled(written, 0, written.length);
        } catch (JsonProcessingException tooDeep) {
            return ContentHash.NOT_COMPARABLE;
        }
    }
}
