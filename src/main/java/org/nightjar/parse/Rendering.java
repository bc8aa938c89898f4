package org.nightjar.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a CloudTrail record of what a database or search engine made of one: names in lower case, dotted names
 * ({@code userIdentity.arn}), the Elastic Common Schema ({@code aws.cloudtrail.user_identity.arn}, {@code event.action}),
 * structs printed as text. Such a rendering has lost something, so it is never compared with another record.
 *
 * @see <a href="https://www.elastic.co/docs/reference/beats/filebeat/filebeat-module-aws">the fields of Elastic's CloudTrail integration</a>
 */
final class Rendering {

    private static final int MAX_STEPS = 16;

    /** Fields of the Elastic Common Schema, the most telling first, and where CloudTrail has them. */
    private static final List<Map.Entry<String, String>> ECS = List.of(
            Map.entry("/event/id", "eventID"),
            Map.entry("/event/action", "eventName"),
            Map.entry("/event/provider", "eventSource"),
            Map.entry("/@timestamp", "eventTime"),
            Map.entry("/source/address", "sourceIPAddress"),
            Map.entry("/source/ip", "sourceIPAddress"),
            Map.entry("/user_agent/original", "userAgent"),
            Map.entry("/cloud/region", "awsRegion"),
            Map.entry("/cloud/account/id", "recipientAccountId"));

    private static final List<Map.Entry<String, String>> ECS_IDENTITY = List.of(
            Map.entry("/user/name", "userName"),
            Map.entry("/user/id", "principalId"),
            Map.entry("/aws/cloudtrail/user_identity/session_context/creation_date", "creationDate"));

    private Rendering() {}

    /** The record, or null if the object is no rendering of one. */
    static @Nullable ObjectNode read(JsonNode rec) {
        if (!rec.isObject() || rec.has("insightDetails")) {
            return null;
        }
        JsonNode nested = hasDots(rec) ? nest(rec) : rec;
        ObjectNode found = ecs(nested);
        if (found == null) {
            found = spelledOut(nested);
        }
        if (found != null) {
            finish(found);
        }
        return found;
    }

    /** Whether a record under its own name has fields that only a rendering has. */
    static boolean isRendered(JsonNode rec) {
        JsonNode identity = rec.get("userIdentity");
        boolean printed = identity != null && identity.isTextual();
        return printed || identity == null && hasDots(rec);
    }

    private static boolean hasDots(JsonNode rec) {
        for (Map.Entry<String, JsonNode> field : rec.properties()) {
            if (field.getKey().indexOf('.') > 0) {
                return true;
            }
        }
        return false;
    }

    /** A copy in which {@code a.b.c} is c in b in a. */
    private static ObjectNode nest(JsonNode rec) {
        ObjectNode nested = RecordTree.NODES.objectNode();
        for (Map.Entry<String, JsonNode> field : rec.properties()) {
            String[] steps = field.getKey().split("\\.", MAX_STEPS);
            ObjectNode parent = nested;
            for (int i = 0; i < steps.length - 1; i++) {
                parent = child(parent, steps[i]);
            }
            if (!parent.has(steps[steps.length - 1])) {
                parent.set(steps[steps.length - 1], field.getValue());
            }
        }
        return nested;
    }

    private static ObjectNode child(ObjectNode parent, String name) {
        return parent.get(name) instanceof ObjectNode object ? object : parent.putObject(name);
    }

    /** A record under CloudTrail's names in some spelling, here or in just one of the objects inside. */
    private static @Nullable ObjectNode spelledOut(JsonNode rec) {
        ObjectNode here = withNames(rec);
        if (here != null) {
            return here;
        }
        ObjectNode only = null;
        for (JsonNode inside : rec) {
            ObjectNode found = withNames(inside);
            if (found != null && only != null) {
                return null;
            }
            only = found == null ? only : found;
        }
        return only;
    }

    private static @Nullable ObjectNode withNames(JsonNode rec) {
        boolean named = rec.has("eventName") || rec.has("eventname") || rec.has("event_name");
        boolean placed = rec.has("eventSource")
                || rec.has("eventsource")
                || rec.has("event_source")
                || rec.has("userIdentity")
                || rec.has("useridentity");
        return named && placed && FieldNames.restore(rec) instanceof ObjectNode restored ? restored : null;
    }

    private static @Nullable ObjectNode ecs(JsonNode rec) {
        JsonNode own = rec.at("/aws/cloudtrail");
        String provider = Json.text(Json.object(rec, "event"), "provider");
        boolean cloudTrail = own.isObject() && !own.isEmpty();
        if (!cloudTrail && !provider.endsWith(".amazonaws.com")) {
            return null;
        }
        ObjectNode made = cloudTrail && FieldNames.restore(own) instanceof ObjectNode restored
                ? restored
                : RecordTree.NODES.objectNode();
        copy(rec, ECS, made);
        if (own.get("flattened") instanceof ObjectNode flattened) {
            flattened.properties().forEach(field -> made.set(FieldNames.restore(field.getKey()), field.getValue()));
        }
        if (made.get("userIdentity") instanceof ObjectNode || rec.has("user")) {
            copy(rec, ECS_IDENTITY, child(made, "userIdentity"));
        }
        return made.has("eventName") ? made : null;
    }

    private static void copy(JsonNode from, List<Map.Entry<String, String>> fields, ObjectNode to) {
        for (Map.Entry<String, String> field : fields) {
            JsonNode value = from.at(field.getKey());
            if (!value.isMissingNode() && !value.isNull() && !to.has(field.getValue())) {
                to.set(field.getValue(), value);
            }
        }
    }

    /**
     * Reads values that were printed as text, and gives resources their own spelling of ARN: the console's event history
     * calls it {@code resourceName}.
     */
    static void finish(ObjectNode rec) {
        for (String name : List.of(
                "userIdentity",
                "requestParameters",
                "responseElements",
                "additionalEventData",
                "serviceEventDetails",
                "insightDetails",
                "resources")) {
            JsonNode value = rec.get(name);
            JsonNode read = value != null && value.isTextual() ? StructText.read(value.textValue()) : null;
            if (read != null) {
                rec.set(name, read);
            }
        }
        if (rec.get("resources") instanceof ArrayNode resources) {
            for (JsonNode resource : resources) {
                if (resource instanceof ObjectNode object && !object.has("ARN")) {
                    JsonNode name = object.has("arn") ? object.get("arn") : object.get("resourceName");
                    if (name != null) {
                        object.set("ARN", name);
                    }
                }
            }
        }
    }
}
