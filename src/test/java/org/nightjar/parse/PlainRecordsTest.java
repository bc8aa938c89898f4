package org.nightjar.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.NightjarException;
import org.nightjar.model.RecordPosition;

/**
 * The short way gives what the long way gives, or leaves the record to it. The long way is had by asking the same in
 * UTF-16, which never goes the short one.
 */
class PlainRecordsTest {

    private static final String FULL = "{\"eventVersion\":\"1.08\",\"userIdentity\":{\"type\":\"AssumedRole\","
            + "\"principalId\":\"AROAEXAMPLE:anna\",\"arn\":\"arn:aws:sts::111122223333:assumed-role/Ops/anna\","
            + "\"accountId\":\"111122223333\",\"accessKeyId\":\"ASIAEXAMPLE\",\"sessionContext\":{\"sessionIssuer\":"
            + "{\"type\":\"Role\",\"arn\":\"arn:aws:iam::111122223333:role/Ops\",\"userName\":\"Ops\"},"
            + "\"webIdFederationData\":{\"federatedProvider\":\"provider\"}}},\"eventTime\":\"2024-05-06T07:08:09Z\","
            + "\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"PutBucketPolicy\",\"awsRegion\":\"eu-west-1\","
            + "\"sourceIPAddress\":\"198.51.100.7\",\"userAgent\":\"[aws-cli/2.1 a b]\",\"errorCode\":\"AccessDenied\","
            + "\"errorMessage\":\"no\",\"requestParameters\":{\"bucketName\":\"b\",\"bucketPolicy\":{\"Statement\":[{"
            + "\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::999988887777:root\"}}]},\"n\":[1,-2.5e3,0,"
            + "true,false,null,\"\\u0041\\/\\n\\\"\"]},\"responseElements\":{\"credentials\":{\"accessKeyId\":\"ASIANEXT\"}},"
            + "\"additionalEventData\":{\"bytesTransferredOut\":1200,\"MFAUsed\":\"No\"},\"requestID\":\"R1\",\"eventID\":"
            + "\"0b0a0908-0706-0504-0302-010000000000\",\"readOnly\":false,\"resources\":[{\"ARN\":\"arn:aws:s3:::b\"}],"
            + "\"recipientAccountId\":\"111122223333\",\"sharedEventID\":"
            + "\"a0b1c2d3-0706-0504-0302-010000000000\"}";

    private static final List<String> PIECES = List.of(
            "\"",
            "\\",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            " ",
            "\n",
            "\t",
            "0",
            "01",
            "-",
            "1.",
            "1e",
            "e5",
            "tru",
            "true",
            "null",
            "nul",
            "\\u00e9",
            "\\u12",
            "\\/",
            "\\x",
            "\u00e9",
            "\u0001",
            "\u007f",
            "\"a\":1,",
            "\"eventName\":\"X\",",
            "\"userIdentity\":null,",
            "\"userIdentity\":\"me\",",
            "\"@timestamp\":\"2024-01-01T00:00:00Z\",",
            "\"insightDetails\":{},",
            "\"s3\":1,",
            "\"events\":[",
            "\"logFiles\":[],",
            "\"eventSource\":\"aws:s3\",",
            "\"eventID\":\"\",",
            "\"eventTime\":\"2024-13-06T07:08:09Z\",",
            "\"readOnly\":\"true\",",
            "\"a.b\":1,",
            "\"requestParameters\":\"text\",",
            "\"resources\":{\"ARN\":\"x\"},",
            "\"eventName\":7,",
            "\"sharedEventID\":7,",
            "\"sharedEventID\":null,",
            "\"sharedEventID\":\"short\",",
            "\"Records\":[]");

    private static List<String> shapes(byte[] bytes) throws IOException {
        Collected found = Collected.of(bytes);
        List<String> shapes = new ArrayList<>();
        found.events.forEach(event -> shapes.add(event.toString().replaceAll("byteOffset=\\d+", "")));
        found.raw.forEach(raw -> shapes.add(new String(raw, StandardCharsets.UTF_8)));
        found.rejects.forEach(
                reject -> shapes.add(reject.reason() + " " + reject.position().recordIndex()));
        found.outcomes.values().forEach(outcome -> shapes.add(outcome.toString()));
        return shapes;
    }

    private static void assertSameOnBothWays(String json, String about) throws IOException {
        List<String> shortWay = shapes(json.getBytes(StandardCharsets.UTF_8));
        List<String> longWay = shapes(("\uFEFF" + json).getBytes(StandardCharsets.UTF_16LE));
        assertEquals(longWay, shortWay, about + "\n" + json);
    }

    private static @Nullable AuditEvent onTheShortWay(String record) {
        byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
        PlainCloudTrail plain = new PlainCloudTrail();
        int end = plain.scan(bytes, 0, bytes.length);
        return end < 0 ? null : plain.event(0, end, new RecordPosition("", 0, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"snapshot-exfiltration", "night-shift", "request-forgery"})
    void everyRecordOfASampleCaseIsReadTheSameOnBothWays(String name) throws IOException, NightjarException {
        Collected found = Collected.of(Path.of("sample-cases", name, "evidence.zip"));
        StringBuilder list = new StringBuilder("{\"Records\":[");
        StringBuilder lines = new StringBuilder();
        int plain = 0;
        for (int i = 0; i < found.events.size(); i++) {
            list.append(i == 0 ? "" : ",").append(found.rawText(i));
            lines.append(found.rawText(i)).append('\n');
            plain += onTheShortWay(found.rawText(i)) == null ? 0 : 1;
        }
        assertSameOnBothWays(list + "]}", name);
        assertSameOnBothWays(lines.toString(), name);
        assertTrue(plain > found.events.size() * 0.9, plain + " of " + found.events.size() + " are plain");
    }

    @Test
    void damagedRecordsAreReadTheSameOnBothWays() throws IOException, NightjarException {
        Collected sample = Collected.of(Path.of("sample-cases/request-forgery/evidence.zip"));
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            String other = sample.rawText(random.nextInt(sample.raw.size()));
            StringBuilder text =
                    new StringBuilder(seed % 3 == 0 ? FULL + "\n" + other : "[" + FULL + "," + other + "]");
            for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(4)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(60)));
                    case 2 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                    default -> insertAtComma(text, at, PIECES.get(random.nextInt(PIECES.size())));
                }
            }
            assertSameOnBothWays(text.toString(), "seed " + seed);
        }
    }

    /** Where a whole field fits in. */
    private static void insertAtComma(StringBuilder text, int from, String piece) {
        int comma = text.indexOf(",\"", from);
        text.insert(comma < 0 ? from : comma + 1, piece);
    }

    @Test
    void sharedIdThatIsLongerThanAnIdIsNoneOnBothWays() throws IOException {
        String record = FULL.replace("a0b1c2d3-", "a".repeat(200));
        assertSameOnBothWays(record, "long id");
        assertEquals("", Objects.requireNonNull(onTheShortWay(record)).sharedEventId());
    }

    @Test
    void aFullRecordIsReadOnTheShortWayWithAllItsFields() {
        AuditEvent event = Objects.requireNonNull(onTheShortWay(FULL));
        assertEquals("PutBucketPolicy", event.action());
        assertEquals("anna", event.principal().sessionName());
        assertEquals("ASIANEXT", event.issuedKeyId());
        assertEquals("a0b1c2d3-0706-0504-0302-010000000000", event.sharedEventId());
        assertEquals(List.of("999988887777"), event.targets());
        assertEquals(List.of("arn:aws:s3:::b"), event.resources());
        assertEquals("MFAUsed=No, bytesTransferredOut=1200, federatedProvider=provider", event.detail());
        assertNotEquals(0, event.contentHash());
    }

    @Test
    void whatIsNotPlainIsLeftToTheLongWay() throws IOException {
        for (String piece : PIECES) {
            String record = FULL.replace("\"requestID\":\"R1\"", "\"requestID\":" + piece);
            if (!piece.matches("0|true|null|\\d+")) {
                assertNull(onTheShortWay(record), record);
            }
        }
        for (String inside : List.of("\\u12", "\\u12g4", "\\x", "\\", "\n", "\u0001", "\u00e9")) {
            assertNull(onTheShortWay(FULL.replace("R1", inside)), inside);
            assertSameOnBothWays(FULL.replace("R1", inside), inside);
        }
        assertNull(onTheShortWay(FULL.substring(0, FULL.length() - 1)));
        assertNotNull(onTheShortWay(FULL.replace("R1", "{[\\\"")));
    }

    private static String with(String field, String value, String json) {
        return json.replaceFirst(
                "\"" + field + "\":(null|\\{\\}|\\[\\]|\"\")",
                Matcher.quoteReplacement(value.isEmpty() ? "\"none\":1" : "\"" + field + "\":" + value));
    }

    /** Parameters and answers that hold what is asked for, at odd places and in odd forms, or do not. */
    private static final List<String> PARAMETERS = List.of(
            "",
            "null",
            "{}",
            " { } ",
            "{\"bucketName\":\"b\",\"key\":\"k/1\"}",
            "{\"key\":\"k/1\" , \"bucketName\" : \"b\"}",
            "{\"bucketName\":\"b\",\"bucketName\":\"c\"}",
            "{\"bucketName\":[\"b\"],\"x\":[{\"y\":[1,2]},{}]}",
            "{\"\\u0062ucketName\":\"b\"}",
            "{\"bucketName\":\"a\\nb \\\"c\\\"\"}",
            "{\"bucketName\":\"a\u007fb\"}",
            "{\"x\":{\"bucketName\":\"b\"},\"name\":{\"name\":\"n\"}}",
            "{\"name\":-0,\"status\":-17,\"enable\":1.50e+3,\"fromPort\":123456789012345678}",
            "{\"name\":1234567890123456789,\"status\":1e5,\"enable\":true,\"fromPort\":null,\"toPort\":false}",
            "{\"durationSeconds\":3600,\"roleArn\":\"arn:aws:iam::111122223333:role/Ops\",\"policy\":\"{\\\"a\\\":1}\"}",
            "{\"instancesSet\":{\"items\":[{\"instanceId\":\"i-1\"},{\"instanceId\":\"i-2\"},[]]}}",
            "{\"credentials\":{\"accessKeyId\":\"ASIANEXT\"},\"accessKey\":{\"accessKeyId\":\"AKIANEXT\"}}",
            "{\"ACTION\":\"Failure\"}",
            "{\"ConsoleLogin\":\"Failure\",\"MFAUsed\":\"No\",\"bytesTransferredOut\":12}",
            "{\"createVolumePermission\":{\"add\":{\"items\":[{\"userId\":\"999988887777\"},{\"group\":\"all\"}]}}}",
            "{\"x-amz-acl\":[\"public-read\"],\"AccessControlPolicy\":{}}",
            "[]",
            "[{\"ARN\":\"arn:aws:s3:::b\"},{\"arn\":\"c\"},3]",
            "\"\"");

    @Test
    void parametersAreReadTheSameOnBothWaysTheFirstTimeAndAgain() throws IOException {
        String bare = FULL.replaceAll(
                        "\"errorCode\".*\"requestID\"",
                        "\"requestParameters\":null,"
                                + "\"responseElements\":null,\"additionalEventData\":null,\"requestID\"")
                .replaceAll("\"resources\":\\[[^]]*]", "\"resources\":[]")
                .replaceAll(",\"webIdFederationData\":\\{[^}]*}", "");
        Random random = new Random(1);
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 4_000; i++) {
            String action = List.of("ConsoleLogin", "PutObject", "ModifySnapshotAttribute", "GetObject", "ACTION")
                    .get(random.nextInt(5));
            String record =
                    bare.replace("PutBucketPolicy", action).replace("0b0a0908", String.format(Locale.ROOT, "%08x", i));
            for (String field : List.of("requestParameters", "responseElements", "additionalEventData", "resources")) {
                record = random.nextInt(3) == 0
                        ? record
                        : with(field, PARAMETERS.get(random.nextInt(PARAMETERS.size())), record);
            }
            all.append(record).append('\n');
        }
        assertSameOnBothWays(all.toString(), "all");
    }

    @Test
    void fieldsInAnyOrderWithAnySpaceAreReadTheSameOnBothWays() throws IOException, UnreadableRecordException {
        Random random = new Random(7);
        List<String> fields = new ArrayList<>();
        RecordTree.of(FULL.getBytes(StandardCharsets.UTF_8), 0, FULL.length())
                .properties()
                .forEach(field -> fields.add("\"" + field.getKey() + "\"%s:%s" + field.getValue()));
        for (int i = 0; i < 90; i++) {
            fields.add("\"unknown" + i + (i % 30 == 0 ? "x".repeat(i) : "") + "\"%s:%s" + i);
        }
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 1_500; i++) {
            if (i % 10 == 0) {
                Collections.swap(fields, random.nextInt(fields.size()), random.nextInt(fields.size()));
            }
            String before = random.nextInt(50) == 0 ? " " : "";
            String behind = random.nextInt(20) == 0 ? " " : "";
            int most = 20 + random.nextInt(3) * 40;
            String record = fields.stream()
                    .limit(most)
                    .filter(field -> random.nextInt(12) > 0)
                    .map(field ->
                            String.format(Locale.ROOT, field.replace("R1", "R" + random.nextInt(5)), before, behind))
                    .collect(Collectors.joining("," + behind, "{", "}"));
            all.append(record.replace("0b0a0908", String.format(Locale.ROOT, "%08x", i)))
                    .append('\n');
        }
        assertSameOnBothWays(all.toString(), "any order");
    }

    @Test
    void aRecordAtTheEndOfWhatIsHeldIsReadTheSameOnBothWays() throws IOException {
        for (int bytes : new int[] {0, 1, 700, 30_000, 64 << 10, 70_000, 140_000, 300_000}) {
            String record = FULL.replace("R1", "R".repeat(bytes));
            StringBuilder list = new StringBuilder("{\"Records\":[" + record);
            while (list.length() < 500_000) {
                list.append(',').append(record);
            }
            assertSameOnBothWays(list + "]}", bytes + " bytes more");
            assertSameOnBothWays(list.substring(0, list.length() - 7), bytes + " bytes more, cut off");
        }
    }

    @Test
    void timesAreReadAsBytesAsTheyAreAsText() {
        for (String time : List.of(
                "1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59Z",
                "2000-02-29T12:34:56Z",
                "2023-02-29T00:00:00Z",
                "2024-12-31T23:59:59Z",
                "2024-04-31T00:00:00Z",
                "2100-03-01T00:00:00Z",
                "2024-01-01T24:00:00Z",
                "2024-01-01T00:60:00Z",
                "2024-01-01T00:00:60Z",
                "2024-00-01T00:00:00Z",
                "2024-13-01T00:00:00Z",
                "2024-01-00T00:00:00Z",
                "+024-01-01T00:00:00Z",
                "2024-01-01 00:00:00Z",
                "2024-01-01T00:00:0xZ")) {
            byte[] bytes = (" " + time + " ").getBytes(StandardCharsets.UTF_8);
            assertEquals(EventTimes.parse(time), EventTimes.plain(bytes, 1), time);
        }
        for (long day = 0; day < 60_000; day++) {
            Instant start = Instant.ofEpochSecond(day * 86_400 + day);
            assertEquals(start, EventTimes.plain(start.toString().getBytes(StandardCharsets.UTF_8), 0));
        }
    }

    @Test
    void anIdentityThatWasSeenBeforeIsTheSameObjectAndOneThatDiffersIsNot() {
        byte[] bytes = (FULL + FULL + FULL.replace(":anna", ":otto")).getBytes(StandardCharsets.UTF_8);
        PlainCloudTrail plain = new PlainCloudTrail();
        List<AuditEvent> events = new ArrayList<>();
        for (int at = 0; at < bytes.length; ) {
            int end = plain.scan(bytes, at, bytes.length);
            events.add(Objects.requireNonNull(plain.event(at, end, new RecordPosition("", 0, at))));
            at = end;
        }
        assertTrue(events.get(0).principal() == events.get(1).principal());
        assertEquals("AROAEXAMPLE:otto", events.get(2).principal().principalId());
    }
}
