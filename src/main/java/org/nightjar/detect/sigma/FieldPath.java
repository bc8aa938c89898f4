package org.nightjar.detect.sigma;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A field's name as rules write it, such as {@code requestParameters.bucketName}: names joined by dots, gone through
 * objects and lists. A name may itself hold dots; if none is written exactly so, one that differs in case is taken.
 */
final class FieldPath {

    /** Lists in lists are followed this far. */
    private static final int MOST_LISTS = 8;

    private final String text;
    private final String[] names;
    private final String[] rests;

    FieldPath(String text) {
        this.text = text;
        names = text.split("\\.", -1);
        rests = new String[names.length];
        String rest = text;
        for (int i = 0; i < names.length; i++) {
            rests[i] = rest;
            rest = rest.substring(Math.min(rest.length(), names[i].length() + 1));
        }
    }

    /** What the record holds there. */
    FieldValues in(JsonNode rec) {
        List<String> texts = new ArrayList<>(1);
        boolean present = each(rec, node -> addTexts(node, texts));
        return present ? new FieldValues(true, texts) : FieldValues.ABSENT;
    }

    /** Gives every node that stands there, and whether the record has the field at all, be it an empty list. */
    boolean each(JsonNode rec, Consumer<JsonNode> taker) {
        return collect(rec, 0, 0, taker);
    }

    private boolean collect(JsonNode node, int at, int lists, Consumer<JsonNode> taker) {
        if (node.isArray()) {
            boolean any = at == names.length;
            for (JsonNode element : node) {
                if (lists < MOST_LISTS) {
                    any |= collect(element, at, lists + 1, taker);
                }
            }
            return any;
        }
        if (at == names.length) {
            taker.accept(node);
            return true;
        }
        if (!node.isObject()) {
            return false;
        }
        JsonNode next = child(node, names[at]);
        if (next != null) {
            return collect(next, at + 1, lists, taker);
        }
        JsonNode whole = at + 1 < names.length ? child(node, rests[at]) : null;
        return whole != null && collect(whole, names.length, lists, taker);
    }

    private static @Nullable JsonNode child(JsonNode object, String name) {
        JsonNode exact = object.get(name);
        if (exact != null) {
            return exact;
        }
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (field.getKey().equalsIgnoreCase(name)) {
                return field.getValue();
            }
        }
        return null;
    }

    private static void addTexts(JsonNode node, List<String> texts) {
        if (node.isObject()) {
            String json;
            try {
                json = node.toString();
            } catch (RuntimeException tooDeep) {
                // Jackson writes no more than 1,000 levels: what is nested deeper has no text to compare.
                return;
            }
            texts.add(json);
            if (json.indexOf('\\') >= 0) {
                texts.add(json.replace("\\\"", "\""));
            }
        } else if (!node.isNull() && !node.isMissingNode()) {
            texts.add(node.asText());
        }
    }

    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldPath path && path.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
