package org.nightjar.parse;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Data that a record carries in one of its fields, as streams do: base64 of anything, mostly of gzip; here and there tools have
 * put the text itself in its place. Also a whole file of events in the text of an envelope.
 *
 * @param field where they stand in the record, such as {@code kinesis.data}
 * @param kind what carries them, in the plural, or "" if it is not certain that anything does
 * @param bytes as they were before base64
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html">Kinesis, as a function gets it</a>
 * @see <a href="https://docs.aws.amazon.com/kinesis/latest/APIReference/API_Record.html">Kinesis, as it is read</a>
 * @see <a href="https://docs.aws.amazon.com/firehose/latest/dev/httpdeliveryrequestresponse.html">Firehose</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html">CloudWatch Logs</a>
 */
record Payload(String field, String kind, byte[] bytes) {

    static final String KINESIS = "Amazon Kinesis records";
    static final String FIREHOSE = "Amazon Data Firehose records";
    static final String SUBSCRIPTION = "CloudWatch Logs subscription data";

    private static final int START_CHARS = 64;

    /** What the record carries, or null. */
    static @Nullable Payload find(JsonNode rec) {
        if (rec.path("awslogs").path("data").isTextual()) {
            return of("awslogs.data", SUBSCRIPTION, rec.path("awslogs").path("data"));
        }
        if (rec.path("kinesis").path("data").isTextual()) {
            return of("kinesis.data", KINESIS, rec.path("kinesis").path("data"));
        }
        if (rec.path("Data").isTextual() && rec.has("PartitionKey")) {
            return of("Data", KINESIS, rec.path("Data"));
        }
        if (rec.path("data").isTextual() && rec.has("partitionKey")) {
            return of("data", KINESIS, rec.path("data"));
        }
        if (rec.path("data").isTextual() && rec.has("recordId")) {
            return of("data", FIREHOSE, rec.path("data"));
        }
        if (rec.path("data").isTextual() && rec.size() == 1) {
            return of("data", "", rec.path("data"));
        }
        return Envelope.TEXTS.stream()
                .filter(name ->
                        rec.path(name).isTextual() && isFile(rec.path(name).textValue()))
                .findFirst()
                .map(name -> new Payload(name, "", utf8(rec.path(name).textValue())))
                .orElse(null);
    }

    /** Whether a text is a whole file of events, as tools that send files line by line make one. */
    static boolean isFile(String text) {
        String plain = text.stripLeading();
        byte[] start = utf8(plain.substring(0, Math.min(plain.length(), START_CHARS)));
        boolean list = plain.startsWith("[") || plain.startsWith("{") && RecordStart.isFile(start, 0, start.length);
        return list && hasEvents(utf8(plain));
    }

    private static boolean hasEvents(byte[] text) {
        return EventSearch.any(text, 0, text.length);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable Payload of(String field, String kind, JsonNode data) {
        String text = data.textValue();
        if (text.stripLeading().startsWith("{")) {
            return new Payload(field, kind, utf8(text));
        }
        boolean forUrls = text.indexOf('-') >= 0 || text.indexOf('_') >= 0;
        try {
            byte[] bytes = (forUrls ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(withoutSpace(text));
            return bytes.length == 0 ? null : new Payload(field, kind, bytes);
        } catch (IllegalArgumentException noBase64) {
            return null;
        }
    }

    private static String withoutSpace(String text) {
        return text.indexOf('\n') < 0 && text.indexOf(' ') < 0 ? text : text.replaceAll("\\s+", "");
    }
}
