package org.nightjar.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes a record out of what services wrapped it in, up to a few layers: {@code CloudTrailEvent} of lookup-events,
 * {@code message} of CloudWatch Logs, {@code event.original} of Elastic, {@code _raw} of Splunk, {@code Message} of SNS,
 * {@code body} and {@code Body} of SQS (JSON in a text); {@code detail} of EventBridge, {@code _source} of Elasticsearch and
 * {@code result} of Splunk; rows of CloudWatch Logs Insights and of CloudTrail Lake (lists of name and value).
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Event.html">lookup-events</a>
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html">EventBridge</a>
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetQueryResults.html">CloudTrail Lake</a>
 */
final class Envelope {

    private static final int MAX_LAYERS = 4;
    private static final List<String> OBJECTS = List.of("detail", "_source", "result");
    private static final String ORIGINAL = "event.original";
    static final List<String> TEXTS =
            List.of("CloudTrailEvent", "message", "@message", "_raw", "Message", "body", "Body", ORIGINAL);

    private Envelope() {}

    /** The record inside, or the same if it is in no envelope that is known or holds no JSON. */
    static Opened open(JsonNode rec, byte[] bytes, int offset, int length) {
        Layer outer = Layer.ofText(rec, new JsonBytes(bytes, offset, length));
        if (rec.has("eventName") && !Rendering.isRendered(rec)) {
            return rec.has("@timestamp") ? Opened.notComparable(rec) : outer.opened();
        }
        return open(outer);
    }

    /** A record that stands in a text, or null if the text is no JSON object. */
    static @Nullable Opened embedded(String text) {
        Layer outer = text(text);
        return outer == null ? null : open(outer);
    }

    /** The record inside, where nobody asks where it stands. */
    static JsonNode inner(JsonNode rec) {
        return rec.has("eventName") && !Rendering.isRendered(rec)
                ? rec
                : open(new Layer(rec, null, false)).rec();
    }

    private static Opened open(Layer outer) {
        Layer now = outer;
        for (int layer = 0; layer < MAX_LAYERS; layer++) {
            boolean plain = now.rec().has("eventName");
            Layer next = plain ? null : inside(now);
            if (next == null) {
                ObjectNode rendered = plain && !Rendering.isRendered(now.rec()) ? null : Rendering.read(now.rec());
                return rendered == null ? now.opened() : Opened.notComparable(rendered);
            }
            now = next;
        }
        return now.opened();
    }

    private static @Nullable Layer inside(Layer layer) {
        JsonNode rec = layer.rec();
        if (rec.isArray()) {
            JsonNode row = row(rec);
            return row == null ? null : new Layer(row, null, false);
        }
        for (String name : OBJECTS) {
            JsonNode inner = Json.object(rec, name);
            if (inner != null && !inner.isEmpty()) {
                return layer.member(inner, name);
            }
        }
        for (String name : TEXTS) {
            boolean original = name.equals(ORIGINAL) && !rec.has(name);
            JsonNode inner = original ? rec.path("event").get("original") : rec.get(name);
            if (inner != null && inner.isObject()) {
                return original
                        ? layer.member(rec.path("event"), "event").member(inner, "original")
                        : layer.member(inner, name);
            }
            boolean one = inner != null && inner.isTextual() && !Payload.isFile(inner.textValue());
            Layer record = one ? text(inner.textValue()) : null;
            if (record != null) {
                return record;
            }
        }
        return rec.has("insightDetails") ? null : onlyEvent(layer);
    }

    /** What stands under any name, if it has an event's names as they are and nothing beside it has. */
    private static @Nullable Layer onlyEvent(Layer layer) {
        Layer only = null;
        for (Map.Entry<String, JsonNode> field : layer.rec().properties()) {
            JsonNode inner = field.getValue();
            boolean event = inner.has("eventName") && (inner.has("eventSource") || inner.has("userIdentity"));
            if (event && only != null) {
                return null;
            }
            only = event && !Rendering.isRendered(inner) ? layer.member(inner, field.getKey()) : only;
        }
        return only;
    }

    private static @Nullable Layer text(String text) {
        String plain = text.stripLeading();
        boolean quoted = plain.startsWith("\"{") || plain.startsWith("\"\\\"{");
        if (!quoted && !plain.startsWith("{")) {
            return null;
        }
        try {
            JsonNode tree = RecordTree.of(text);
            return tree.isTextual() ? text(tree.textValue()) : Layer.ofText(tree, JsonBytes.of(text));
        } catch (UnreadableRecordException noJson) {
            return null;
        }
    }

    /** {@code [{"field":"a","value":1}, …]} and {@code [{"a":1},{"b":2}, …]} as one object; null if it is neither. */
    private static @Nullable JsonNode row(JsonNode list) {
        ObjectNode row = RecordTree.NODES.objectNode();
        for (JsonNode cell : list) {
            if (cell.isObject() && cell.has("field") && cell.has("value")) {
                row.set(Json.text(cell, "field"), cell.get("value"));
            } else if (cell instanceof ObjectNode object && object.size() == 1) {
                row.setAll(object);
            } else {
                return null;
            }
        }
        return row.isEmpty() ? null : row;
    }
}
