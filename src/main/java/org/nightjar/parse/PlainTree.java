package org.nightjar.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Trees of parts of a plain record, as {@link RecordTree} makes them, but only with the fields that somebody asks for.
 * The part must have been scanned and found plain; what is written with escapes is left to {@link RecordTree}. Confined
 * to one thread.
 */
final class PlainTree {

    private static final int MAX_NUMBER = 18;

    private final PlainScan scan;
    private final ByteTexts texts;
    private byte[] bytes = {};
    private int at;

    /** Set when a name is written with escapes or means more than its value: then the whole object is read. */
    private boolean odd;

    /** @param scan which has scanned the record */
    PlainTree(PlainScan scan, ByteTexts texts) {
        this.scan = scan;
        this.texts = texts;
    }

    /** The whole tree of a value. */
    JsonNode whole(byte[] buffer, int from, int end) throws UnreadableRecordException {
        return read(buffer, from, end, null, "");
    }

    /**
     * The tree of an object without the fields that nobody asks for.
     *
     * @param names of the fields that are asked for
     * @param another name that is asked for, or ""
     */
    JsonNode part(byte[] buffer, int from, int end, NameTable names, String another) throws UnreadableRecordException {
        return read(buffer, from, end, names, another);
    }

    /** A list's tree without those fields of its objects that nobody asks for; of anything else the whole tree. */
    JsonNode elements(byte[] buffer, int from, int end, NameTable names) throws UnreadableRecordException {
        return buffer[from] == '[' ? read(buffer, from, end, names, "") : whole(buffer, from, end);
    }

    private JsonNode read(byte[] buffer, int from, int end, @Nullable NameTable names, String another)
            throws UnreadableRecordException {
        bytes = buffer;
        at = from;
        odd = false;
        JsonNode tree = switch (bytes[from]) {
            case '{' -> object(names, another);
            case '[' -> list(names);
            default -> value();
        };
        return odd ? RecordTree.of(buffer, from, end - from) : tree;
    }

    /** The value at the place, which goes behind it. As deep as {@link PlainScan} allows, which is not deep. */
    private JsonNode value() throws UnreadableRecordException {
        return switch (bytes[at]) {
            case '{' -> object(null, "");
            case '[' -> list(null);
            case '"' -> text();
            case 't' -> word(RecordTree.NODES.booleanNode(true), 4);
            case 'f' -> word(RecordTree.NODES.booleanNode(false), 5);
            case 'n' -> word(RecordTree.NODES.nullNode(), 4);
            default -> number();
        };
    }

    private JsonNode object(@Nullable NameTable names, String another) throws UnreadableRecordException {
        ObjectNode object = new ObjectNode(RecordTree.NODES, new FewFields());
        at = scan.space(at + 1);
        while (!odd && bytes[at] != '}') {
            int from = at + 1;
            int to = scan.text(from);
            odd |= bytes[to] != '"';
            String name = name(names, another, from, to);
            at = odd ? at : scan.colon(to + 1);
            if (!odd && name == null) {
                at = scan.value(at);
            } else if (!odd && name != null) {
                object.set(name, value());
            }
            next();
        }
        at++;
        return object;
    }

    /** The name if it is asked for, else null. */
    private @Nullable String name(@Nullable NameTable names, String another, int from, int to) {
        if (names == null) {
            return string(from, to);
        }
        String known = names.find(bytes, from, to);
        if (known == null && isText(another, from, to)) {
            return another;
        }
        // A wrapper is looked into, and whether it is alone: then the whole object must be there.
        int suffix = to - CloudTrailResources.WRAPPER.length();
        odd |= known == null && suffix > from && isText(CloudTrailResources.WRAPPER, suffix, to);
        return known;
    }

    private boolean isText(String text, int from, int to) {
        if (text.length() != to - from || text.isEmpty()) {
            return false;
        }
        int i = 0;
        while (i < text.length() && text.charAt(i) == bytes[from + i]) {
            i++;
        }
        return i == text.length();
    }

    /** @param names of the fields of its objects that are asked for, or null if all are */
    private JsonNode list(@Nullable NameTable names) throws UnreadableRecordException {
        ArrayNode list = RecordTree.NODES.arrayNode();
        at = scan.space(at + 1);
        while (!odd && bytes[at] != ']') {
            list.add(bytes[at] == '{' ? object(names, "") : value());
            next();
        }
        at++;
        return list;
    }

    /** Goes from behind a value to the next, or to what closes the object or list. */
    private void next() {
        if (!odd) {
            at = scan.space(at);
            at = bytes[at] == ',' ? scan.space(at + 1) : at;
        }
    }

    private JsonNode text() throws UnreadableRecordException {
        int from = at + 1;
        int to = scan.text(from);
        if (bytes[to] != '"') {
            int start = at;
            at = scan.string(from);
            return RecordTree.of(bytes, start, at - start);
        }
        at = to + 1;
        return RecordTree.NODES.textNode(latin(from, to));
    }

    private String string(int from, int to) {
        String known = texts.text(bytes, from, to);
        return known == null ? latin(from, to) : known;
    }

    private String latin(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private JsonNode word(JsonNode value, int length) {
        at += length;
        return value;
    }

    /** Whole numbers that are not too long become numbers, all others stay as they are written. */
    private JsonNode number() {
        int from = at;
        boolean whole = true;
        byte next = bytes[at];
        while (next >= '0' && next <= '9' || next == '-' || next == '+' || next == '.' || next == 'e' || next == 'E') {
            whole &= next <= '9' && next != '.' && next != '+';
            next = bytes[++at];
        }
        String written = latin(from, at);
        return whole && written.length() <= MAX_NUMBER
                ? RecordTree.NODES.numberNode(Long.parseLong(written))
                : RecordTree.NODES.textNode(written);
    }
}
