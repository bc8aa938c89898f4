package org.nightjar.parse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of one record into a tree. Made for hostile input: nesting is followed without recursion up to
 * a limit, numbers longer than 18 characters stay text (turning a million digits into a number takes
 * minutes), invalid UTF-8 becomes replacement characters, of duplicate names the last one holds. Thread-safe.
 */
final class RecordTree {

    /** Of what is not a whole record: parts of it, and texts that hold JSON. */
    private static final int PART_DEPTH = 10_000;

    private static final int MAX_NUMBER = 18;
    static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private RecordTree() {}

    /** The tree of one JSON value. */
    static JsonNode of(byte[] bytes, int offset, int length) throws UnreadableRecordException {
        return of(bytes, offset, length, PART_DEPTH);
    }

    /** The same where it is the caller who says how deep it may be nested. */
    static JsonNode of(byte[] bytes, int offset, int length, int maxDepth) throws UnreadableRecordException {
        try (JsonParser parser = FACTORY.createParser(bytes, offset, length)) {
            return read(parser, maxDepth);
        } catch (IOException | IllegalStateException first) {
            requireNoFault(bytes, offset, length);
            // it may be the encoding of its texts alone
            return of(new String(bytes, offset, length, StandardCharsets.UTF_8), maxDepth);
        }
    }

    /** Says what is wrong, if that can be told at a small price; a list may hold millions that are broken. */
    static void requireNoFault(byte[] bytes, int offset, int length) throws UnreadableRecordException {
        String fault = JsonFault.find(bytes, offset, length);
        if (fault != null) {
            throw new UnreadableRecordException("broken-json", "The record is not valid JSON: " + fault + ".");
        }
    }

    /** Reads tokens one by one, as tolerant as trees are. */
    static JsonParser tokens(byte[] bytes, int offset, int length) throws IOException {
        return FACTORY.createParser(bytes, offset, length);
    }

    /** The tree of JSON that stands in a text. */
    static JsonNode of(String text) throws UnreadableRecordException {
        return of(text, PART_DEPTH);
    }

    private static JsonNode of(String text, int maxDepth) throws UnreadableRecordException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return read(parser, maxDepth);
        } catch (StreamConstraintsException limit) {
            throw new UnreadableRecordException(
                    "too-deep", "The record is nested deeper than the limit “nesting” allows.");
        } catch (IOException | IllegalStateException failed) {
            String why = failed instanceof com.fasterxml.jackson.core.JsonProcessingException json
                    ? json.getOriginalMessage()
                    : failed.getMessage();
            throw new UnreadableRecordException("broken-json", "The record is not valid JSON: " + oneLine(why) + ".");
        }
    }

    private static JsonNode read(JsonParser parser, int maxDepth) throws IOException {
        Deque<JsonNode> open = new ArrayDeque<>();
        String name = null;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            JsonNode value;
            switch (token) {
                case FIELD_NAME -> {
                    name = parser.currentName();
                    continue;
                }
                case END_OBJECT, END_ARRAY -> {
                    value = open.pop();
                    if (open.isEmpty()) {
                        return value;
                    }
                    continue;
                }
                case START_OBJECT -> value = NODES.objectNode();
                case START_ARRAY -> value = NODES.arrayNode();
                default -> value = scalar(parser, token);
            }
            attach(open.peek(), name, value);
            if (token.isStructStart()) {
                if (open.size() == maxDepth) {
                    throw new StreamConstraintsException("nested too deep");
                }
                open.push(value);
            } else if (open.isEmpty()) {
                return value;
            }
        }
        throw new IOException("it ends too early");
    }

    private static void attach(@Nullable JsonNode parent, @Nullable String name, JsonNode value) {
        if (parent instanceof ObjectNode object && name != null) {
            object.set(name, value);
        } else if (parent instanceof ArrayNode array) {
            array.add(value);
        }
    }

    static JsonNode scalar(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case VALUE_NUMBER_INT ->
                parser.getTextLength() <= MAX_NUMBER
                        ? NODES.numberNode(parser.getLongValue())
                        : NODES.textNode(parser.getText());
            default -> NODES.textNode(parser.getText());
        };
    }

    private static String oneLine(@Nullable String text) {
        String line = text == null ? "" : text.lines().findFirst().orElse("");
        int place = line.indexOf(" (for ");
        line = place < 0 ? line : line.substring(0, place);
        return Json.clean(line.length() > 160 ? line.substring(0, 160) : line);
    }
}
