package org.nightjar.parse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A path into a record, such as {@code add.items.userId}; lists on the way are gone through. Does not change; may be used
 * from several threads.
 *
 * @param text with dots between the names
 * @param names from the outside in
 */
record FieldPath(String text, String[] names) {

    static FieldPath of(String text) {
        return new FieldPath(text, text.split("\\."));
    }

    String first() {
        return names[0];
    }

    /** Takes every value at the path, below that node. */
    void each(@Nullable JsonNode node, Consumer<JsonNode> taker) {
        each(node, 0, taker);
    }

    private void each(@Nullable JsonNode node, int depth, Consumer<JsonNode> taker) {
        if (node == null) {
            return;
        }
        if (node.isArray()) {
            for (JsonNode element : node) {
                if (!element.isArray()) {
                    each(element, depth, taker);
                }
            }
        } else if (depth == names.length) {
            taker.accept(node);
        } else {
            each(node.get(names[depth]), depth + 1, taker);
        }
    }

    /** The one value there is, if the path is a single name and the value no list and no object; else null. */
    @Nullable
    JsonNode only(JsonNode node) {
        JsonNode value = names.length == 1 && node.isObject() ? node.get(names[0]) : null;
        return value != null && value.isValueNode() ? value : null;
    }
}
