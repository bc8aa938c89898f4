package org.nightjar.parse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the records in a document that is none itself, some levels down: {@code {"data":{"Records":[…]}}}, {@code {"Records":{"0":{…}}}}.
 * What stands in a list beside events is a record too, and so is all else in which an event source of AWS stands; the rest is
 * wrapping. Used for one document, in one thread.
 */
final class NestedRecords {

    /** Levels that are searched. */
    static final int MOST_LEVELS = 16;

    /** Tells events from other objects. */
    private final Predicate<JsonNode> isEvent;

    NestedRecords(Predicate<JsonNode> isEvent) {
        this.isEvent = isEvent;
    }

    /**
     * The records in a document, in their order; none if there is no event among them.
     *
     * @param tree of the same document
     */
    List<JsonBytes> of(JsonBytes document, JsonNode tree) throws UnreadableRecordException {
        List<JsonBytes> found = new ArrayList<>();
        return search(document, tree, 0, found) ? found : List.of();
    }

    /** Adds the records within a value that is no event itself; whether there is an event among them. */
    private boolean search(JsonBytes value, JsonNode tree, int level, List<JsonBytes> into)
            throws UnreadableRecordException {
        List<JsonBytes> values = value.values();
        boolean fits = tree.size() == values.size();
        Iterator<JsonNode> trees = tree.iterator();
        List<List<JsonBytes>> within = new ArrayList<>();
        boolean anyEvent = false;
        boolean anyInside = false;
        for (JsonBytes one : values) {
            // of two fields of one name the tree has one only
            JsonNode inner = fits ? trees.next() : RecordTree.of(one.bytes(), one.offset(), one.length());
            List<JsonBytes> inside = new ArrayList<>(1);
            if (inner.isObject() && isEvent.test(inner)) {
                inside.add(one);
                anyEvent = true;
            } else if (inner.isContainerNode() && level < MOST_LEVELS && search(one, inner, level + 1, inside)) {
                anyInside = true;
            } else {
                inside.clear();
            }
            within.add(inside);
        }
        boolean beside = anyEvent && value.isList();
        if (!anyEvent && !anyInside) {
            return false;
        }
        Iterator<JsonBytes> each = values.iterator();
        for (List<JsonBytes> inside : within) {
            JsonBytes one = each.next();
            boolean other = beside || EventSearch.any(one.bytes(), one.offset(), one.offset() + one.length());
            into.addAll(inside.isEmpty() && other ? List.of(one) : inside);
        }
        return true;
    }

    /**
     * A list that holds records, with nothing but objects around it.
     *
     * @param behind the place behind its opening bracket
     * @param objects how many are around it
     */
    record Begun(int behind, int objects) {}

    /** The first list in which there is an event, in the beginning of a document that is too long to be held; or null. */
    @Nullable
    Begun begun(byte[] bytes, int from, int limit) {
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = from; i < limit; i++) {
            byte b = bytes[i];
            JsonBytes rest = new JsonBytes(bytes, i, limit - i);
            if (b == '"') {
                i = rest.textEnd() - 1;
            } else if (b == '}' || b == ']') {
                open.poll();
            } else if (b == '{' || b == '[') {
                boolean element =
                        b == '{' && !open.isEmpty() && bytes[open.peek()] == '[' && open.size() <= MOST_LEVELS;
                JsonBytes value = element ? rest.value() : rest;
                if (element && value.length() < rest.length() && isEvent(value)) {
                    return outermost(bytes, open);
                }
                open.push(i);
            }
        }
        return null;
    }

    private boolean isEvent(JsonBytes object) {
        try {
            return isEvent.test(RecordTree.of(object.bytes(), object.offset(), object.length()));
        } catch (UnreadableRecordException unreadable) {
            return false;
        }
    }

    private static @Nullable Begun outermost(byte[] bytes, Deque<Integer> open) {
        int objects = 0;
        Iterator<Integer> each = open.descendingIterator();
        while (each.hasNext()) {
            int at = each.next();
            if (bytes[at] == '[') {
                return new Begun(at + 1, objects);
            }
            objects++;
        }
        return null;
    }
}
