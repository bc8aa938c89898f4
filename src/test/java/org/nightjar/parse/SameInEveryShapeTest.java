package org.nightjar.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nightjar.model.AuditEvent;

/** One record in every shape in which it can arrive says the same, whatever its numbers look like; another never does. */
class SameInEveryShapeTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final List<String> NUMBERS = List.of(
            "1.0",
            "1.50",
            "1e3",
            "-0",
            "-0.0",
            "0",
            "7",
            "-12",
            "12345678901234567",
            "12345678901234567890",
            "123456789012345678901234567890123456789012345678901234567890",
            "0.1",
            "1E-9",
            "2.5e+10",
            "6.02214076e23",
            "100000000000000000000000.25");

    private static String quoted(String text) throws IOException {
        return JSON.writeValueAsString(text);
    }

    /** The shapes by name, each with the record in it. */
    private static Map<String, byte[]> shapes(String record) throws IOException {
        String bridge =
                "{\"version\":\"0\",\"detail-type\":\"AWS API Call via CloudTrail\",\"ratio\":0.50,\"detail\" : "
                        + record + " }";
        String topic = "{\"Type\":\"Notification\",\"Message\":" + quoted(bridge) + "}";
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("line", record);
        texts.put("list", "{\"Records\":[ " + record + " ]}");
        texts.put("pretty", EXACT.readTree(record).toPrettyString());
        texts.put("exact copy", EXACT.readTree(record).toString());
        texts.put("EventBridge", bridge);
        texts.put("two details, of which the last holds", "{\"detail\":{\"a\":1.0},\"d\\u0065tail\":" + record + "}");
        texts.put("SNS", "{\"Type\":\"Notification\",\"Message\":" + quoted(record) + "}");
        texts.put("EventBridge in SNS", topic);
        texts.put("EventBridge in SNS in SQS", "{\"messageId\":\"1\",\"body\":" + quoted(topic) + "}");
        texts.put("CloudWatch Logs", "{\"events\":[{\"timestamp\":1.5,\"message\":" + quoted(record) + "}]}");
        texts.put("message as object", "{\"timestamp\":1.5,\"message\":" + record + "}");
        texts.put("CloudWatch export", "2021-07-10T20:27:23.000Z " + record);
        texts.put("Elasticsearch", "{\"_index\":\"a\",\"_score\":1.0,\"_source\":" + record + "}");
        texts.put("Elastic, original text", "{\"event\":{\"original\":" + quoted(record) + "}}");
        texts.put("Elastic, original object", "{\"event\":{\"n\":[1.0],\"original\":" + record + "}}");
        texts.put("Splunk", "{\"preview\":false,\"result\":{\"_raw\":" + quoted(record) + "}}");
        texts.put(
                "lookup-events",
                "{\"Events\":[{\"EventTime\":1704164645.0,\"CloudTrailEvent\":" + quoted(record) + "}]}");
        texts.put("table", "EventId,CloudTrailEvent\nx,\"" + record.replace("\"", "\"\"") + "\"\n");
        texts.put("Insights row", "[[{\"field\":\"@message\",\"value\":" + quoted(record) + "}]]");
        Map<String, byte[]> shapes = new LinkedHashMap<>();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            shapes.put(text.getKey(), text.getValue().getBytes(StandardCharsets.UTF_8));
        }
        shapes.put("UTF-16", ("\uFEFF" + record).getBytes(StandardCharsets.UTF_16LE));
        return shapes;
    }

    private static AuditEvent event(String name, byte[] shape) throws IOException {
        Collected found = Collected.of(shape);
        assertEquals(1, found.events.size(), () -> name + " " + found.rejects);
        return found.event();
    }

    private static String record(List<String> numbers, String text) {
        return "{\"eventTime\":\"2024-01-02T03:04:05Z\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"A\","
                + "\"userIdentity\":{\"accountId\":\"1\",\"n\":" + numbers.get(0) + "},\"eventID\":\"e\","
                + "\"requestParameters\":{\"text\":" + text + ",\"numbers\":[" + String.join(",", numbers) + "]}}";
    }

    private static List<String> some(Random random) {
        List<String> numbers = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            numbers.add(
                    random.nextInt(4) == 0
                            ? Double.toString(random.nextGaussian() * Math.pow(10, random.nextInt(60) - 30))
                            : NUMBERS.get(random.nextInt(NUMBERS.size())));
        }
        return numbers;
    }

    @Test
    void everyPairOfShapesSaysTheSame() throws IOException {
        Random random = new Random(11);
        String[] texts = {"\"x\"", "\"1.0\"", "\"\u00fc \u20ac\"", "\"a\\/b\\u0041\\n\"", "\"\""};
        for (int i = 0; i < 150; i++) {
            String record = record(some(random), texts[i % texts.length]);
            long plain = event("line", record.getBytes(StandardCharsets.UTF_8)).contentHash();
            for (Map.Entry<String, byte[]> shape : shapes(record).entrySet()) {
                assertEquals(
                        plain,
                        event(shape.getKey(), shape.getValue()).contentHash(),
                        () -> shape.getKey() + ": " + record);
            }
        }
    }

    @Test
    void anotherNumberIsAnotherContentInEveryShape() throws IOException {
        for (String[] pair : new String[][] {
            {"1.0", "1.1"},
            {"1e3", "1e4"},
            {"-0", "1"},
            {"12345678901234567890", "12345678901234567891"},
            {"1.5", "\"1.5\""},
            {"12345678901234567890", "\"12345678901234567890\""},
            {"1", "-1"},
            {"1e3", "\"1e3\""}
        }) {
            long one = event("line", record(List.of("2", pair[0]), "1").getBytes(StandardCharsets.UTF_8))
                    .contentHash();
            for (Map.Entry<String, byte[]> other :
                    shapes(record(List.of("2", pair[1]), "1")).entrySet()) {
                assertNotEquals(one, event(other.getKey(), other.getValue()).contentHash(), other.getKey() + pair[1]);
            }
        }
    }

    /** What jq, Python and others make of a number when they write a record again. */
    @Test
    void copiesByToolsThatSpellNumbersTheirWaySayTheSame() throws IOException {
        String record = record(List.of("1.50", "1e3", "-0.0", "0.10", "2.5e-7"), "\"x\"");
        JsonNode shortest = JSON.readTree(record);
        String plain =
                record.replace("1e3", "1000").replace("2.5e-7", "0.00000025").replace("-0.0", "0");
        for (String copy : List.of(shortest.toString(), plain)) {
            assertEquals(
                    event("line", record.getBytes(StandardCharsets.UTF_8)).contentHash(),
                    event("copy", copy.getBytes(StandardCharsets.UTF_8)).contentHash(),
                    copy);
        }
    }

    /** Hashes that a case from a version up to 7 keeps, of a record by itself and in an envelope. */
    @Test
    void hashesOfEarlierVersionsAreToldBesideTheNewOnes() throws IOException {
        String record =
                "{\"eventTime\":\"2024-01-02T03:04:05Z\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"A\","
                        + "\"userIdentity\":{\"accountId\":\"1\"},\"eventID\":\"e\",\"requestParameters\":{\"a\":1.0,\"b\":-0,\"c\":12345678901234567890}}";
        AuditEvent plain = Collected.of(record).event();
        AuditEvent wrapped = Collected.of("{\"detail\":" + record + "}").event();
        assertEquals(-5505157633216940054L, plain.earlierHash());
        assertEquals(-5123332202019698416L, wrapped.earlierHash());
        assertEquals(plain.contentHash(), wrapped.contentHash());
        String usual = record.replace("1.0", "1").replace(":-0,", ":0,");
        assertEquals(
                Collected.of(usual).event().contentHash(),
                Collected.of(usual).event().earlierHash());
        assertEquals(Collected.of(usual).event().contentHash(), plain.contentHash());
    }
}
