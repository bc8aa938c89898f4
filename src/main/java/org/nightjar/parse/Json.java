package org.nightjar.parse;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Reads fields of a record whose types cannot be trusted: what has the wrong type reads as "". */
final class Json {

    /** Longer texts are cut here in an event; the record's own bytes keep all of it. */
    static final int MAX_TEXT = 4096;

    private Json() {}

    /** The text, number or truth value of a field; of a list with one element, that element; else "". */
    static String text(@Nullable JsonNode parent, String name) {
        return parent == null ? "" : text(parent.get(name));
    }

    static String text(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return "";
        }
        if (node.isArray() && node.size() == 1) {
            return text(node.get(0).isArray() ? null : node.get(0));
        }
        return node.isValueNode() ? clean(node.asText("")) : "";
    }

    /** The field if it is an object, else null. */
    static @Nullable JsonNode object(@Nullable JsonNode parent, String name) {
        JsonNode node = parent == null ? null : parent.get(name);
        return node != null && node.isObject() ? node : null;
    }

    /** One line without lone surrogates, not longer than {@link #MAX_TEXT}. */
    static String clean(String text) {
        int length = Math.min(text.length(), MAX_TEXT);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == 0x7f || Character.isSurrogate(c)) {
                return rebuild(text, length);
            }
        }
        return length == text.length() ? text : text.substring(0, length);
    }

    private static String rebuild(String text, int length) {
        StringBuilder clean = new StringBuilder(length);
        int i = 0;
        while (i < length) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            boolean loneSurrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
            clean.appendCodePoint(loneSurrogate ? 0xfffd : Character.isISOControl(point) ? ' ' : point);
        }
        return clean.toString();
    }
}
