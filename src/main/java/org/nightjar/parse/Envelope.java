package org.nightjar.parse;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Takes a record out of what a service wrapped it in: {@code CloudTrailEvent} of lookup-events and {@code message} of
 * CloudWatch Logs (both JSON in a text), {@code detail} of EventBridge.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Event.html">lookup-events</a>
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html">EventBridge</a>
 */
final class Envelope {

    private Envelope() {}

    /** The record inside, or the same if it is in no envelope that is known or holds no JSON. */
    static JsonNode open(JsonNode rec) {
        if (!rec.isObject() || rec.has("eventName")) {
            return rec;
        }
        JsonNode detail = rec.get("detail");
        if (detail != null && detail.has("eventName")) {
            return detail;
        }
        for (String name : new String[] {"CloudTrailEvent", "message", "@message"}) {
            JsonNode text = rec.get(name);
            if (text != null && text.isObject()) {
                return text;
            }
            if (text != null
                    && text.isTextual()
                    && text.textValue().stripLeading().startsWith("{")) {
                try {
                    return RecordTree.of(text.textValue());
                } catch (UnreadableRecordException noJson) {
                    return rec;
                }
            }
        }
        return rec;
    }
}
