package org.nightjar.parse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;

/** A policy in a request: an object, JSON in a text, or that percent-encoded, as IAM logs some. */
final class PolicyDocument {

    private static final FieldPath STATEMENTS = FieldPath.of("Statement");

    private PolicyDocument() {}

    /** Gives each statement that allows something; none of what is no policy. */
    static void eachAllowed(JsonNode policy, Consumer<JsonNode> taker) {
        JsonNode document = policy;
        if (policy.isTextual()) {
            try {
                document = RecordTree.of(decoded(policy.textValue()));
            } catch (UnreadableRecordException noPolicy) {
                return;
            }
        }
        STATEMENTS.each(document, statement -> {
            if (Json.text(statement, "Effect").equals("Allow")) {
                taker.accept(statement);
            }
        });
    }

    private static String decoded(String text) {
        if (!text.startsWith("%7B")) {
            return text;
        }
        try {
            return java.net.URLDecoder.decode(text, java.nio.charset.StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
