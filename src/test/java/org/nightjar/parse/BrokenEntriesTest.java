package org.nightjar.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.nightjar.evidence.EvidenceLimits;

/** Broken and hostile records: each is counted and placed, and the others are kept. */
class BrokenEntriesTest {

    private static String record(String action) {
        return "{\"eventTime\":\"2024-01-02T03:04:05Z\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"" + action
                + "\"}";
    }

    private static String with(String field) {
        return "{\"eventTime\":\"2024-01-02T03:04:05Z\",\"eventSource\":\"a.amazonaws.com\",\"eventName\":\"A\","
                + field + "}";
    }

    @Test
    void brokenLineIsRejectedAndTheNextIsRead() throws IOException {
        String broken = "{\"eventName\":\"broken\",,}";
        String text = record("A") + "\n" + broken + "\n" + record("B") + "\n";
        Collected found = Collected.of(text);
        assertEquals(List.of("A", "B"), found.actions());
        assertEquals(List.of("broken-json"), found.reasons());
        assertEquals(text.indexOf(broken), found.reject().position().byteOffset());
        assertEquals(1, found.reject().position().recordIndex());
        assertEquals(broken, found.reject().excerpt());
        assertEquals(2, found.events.get(1).position().recordIndex());
    }

    @Test
    void lineThatNeverClosesDoesNotSwallowTheNext() throws IOException {
        for (String broken : List.of(
                "{\"eventName\":\"x\",\"a\":{\"b\":1}",
                "{\"eventName\":\"x\",\"a\":\"no end",
                "{\"eventName\":\"x\",\"a\":[{\"b\":1},",
                "{\"eventName\":\"x\",\"a\":tru}",
                "garbage \"eventName\" garbage",
                "{\"eventName\":\"x\"]",
                "{\"eventName\" \"x\"}")) {
            Collected found = Collected.of(record("A") + "\r\n" + broken + "\r\n" + record("B") + "\r\n" + record("C"));
            assertEquals(List.of("A", "B", "C"), found.actions(), broken);
            assertEquals(List.of("broken-json"), found.reasons(), broken);
        }
    }

    @Test
    void firstLineMayBeBroken() throws IOException {
        Collected found = Collected.of("tail of a line\"}}\n" + record("A"));
        assertEquals(List.of("A"), found.actions());
        assertEquals(List.of("broken-json"), found.reasons());
    }

    @Test
    void prettyPrintedBrokenDocumentIsOneReject() throws IOException {
        Collected found =
                Collected.of("{\n  \"eventName\": \"x\"\n  \"eventSource\": 1,\n  \"c\": {\n  }\n}\n" + record("B"));
        assertEquals(List.of("B"), found.actions());
        assertEquals(1, found.rejects.size());
    }

    @Test
    void brokenRecordInAListIsRejectedWhereItsEndIsClear() throws IOException {
        for (String broken : List.of(
                "{\"eventName\":\"x\",\"a\":tru}",
                "{\"eventName\":\"x\",,\"a\":{}}",
                "{\"eventName\" 7}",
                "{\"eventName\":\"never closed,\n\"a\":{}}",
                "{\"eventName\":\"x\",\"a\":{\"b\":1}",
                "{\"eventName\":\"x\"")) {
            Collected found = Collected.of("{\"Records\":[" + record("A") + "," + broken + "," + record("B") + "]}");
            assertEquals(List.of("A", "B"), found.actions(), broken);
            assertEquals(List.of("broken-json"), found.reasons(), broken);
        }
    }

    @Test
    void bracesTooManyInAListCostNoRecord() throws IOException {
        Collected found = Collected.of("{\"Records\":[" + record("A") + "}}}," + record("B") + "]}");
        assertEquals(List.of("A", "B"), found.actions());
        assertEquals(List.of("broken-json"), found.reasons());
        assertTrue(found.reject().message().contains("reading goes on"));
    }

    @Test
    void damageBehindAListIsPlacedWhereItStands() throws IOException {
        String text = "{\"Records\":[" + record("A") + "] oops}\n" + record("B");
        Collected found = Collected.of(text);
        assertEquals(List.of("A", "B"), found.actions());
        assertEquals(List.of("broken-json"), found.reasons());
        assertEquals(text.indexOf("oops"), found.reject().position().byteOffset());
    }

    @Test
    void cutOffListKeepsWhatCameBefore() throws IOException {
        String whole = "{\"Records\":[" + record("A") + "," + record("B") + "]}";
        for (int length = 12; length < whole.length(); length++) {
            Collected found = Collected.of(whole.substring(0, length));
            boolean listIsWhole = length >= whole.length() - 1;
            assertEquals(listIsWhole ? List.of() : List.of("truncated"), found.reasons(), "cut at " + length);
        }
        assertEquals(
                List.of("A"),
                Collected.of(whole.substring(0, whole.length() - 3)).actions());
    }

    @Test
    void recordLongerThanTheLimitIsRejectedAndTheNextIsRead() throws IOException {
        String huge = with("\"x\":\"" + "y".repeat(20 * 1024 * 1024) + "\"");
        for (String text : List.of(
                "{\"Records\":[" + record("A") + "," + huge + "," + record("B") + "]}",
                record("A") + "\n" + huge + "\n" + record("B"))) {
            Collected found = Collected.of(text);
            assertEquals(List.of("A", "B"), found.actions());
            assertEquals(List.of("too-long"), found.reasons());
            assertTrue(found.reject().excerpt().startsWith("{\"eventTime\""));
            assertTrue(found.reject().excerpt().length() <= 200);
        }
    }

    @Test
    void recordsFarLargerThanABlockAreRead() throws IOException {
        String large = with("\"x\":\"" + "y".repeat(3 * 1024 * 1024) + "\"");
        Collected found = Collected.of("[" + large + "," + large + "]");
        assertEquals(2, found.events.size());
        assertEquals(large, found.rawText(1));
    }

    @Test
    void threeThousandLevelsAreReadAndAMillionAreRejected() throws IOException {
        String deep = with("\"x\":" + "[".repeat(3_000) + "]".repeat(3_000));
        String abyss = with("\"x\":" + "{\"a\":".repeat(400_000) + "1" + "}".repeat(400_000));
        Collected found = Collected.of(deep + "\n" + abyss + "\n" + record("B"));
        assertEquals(List.of("A", "B"), found.actions());
        assertEquals(List.of("too-deep"), found.reasons());
    }

    @Test
    void oddValuesDoNotHarmTheEvent() throws IOException {
        for (String field : List.of(
                "\"x\":" + "9".repeat(100_000),
                "\"x\":-1e999999999",
                "\"userAgent\":\"lone \\ud83d surrogate\"",
                "\"eventID\":\"1\",\"eventID\":\"2\"",
                "\"userIdentity\":[],\"requestParameters\":\"text\",\"responseElements\":7",
                "\"userIdentity\":\"root\",\"resources\":{\"ARN\":1},\"errorCode\":{}",
                "\"userIdentity\":{\"sessionContext\":7,\"arn\":[1,2],\"type\":{}},\"readOnly\":\"maybe\"",
                "\"resources\":[null,1,\"x\",{\"ARN\":{}}],\"awsRegion\":null,\"sourceIPAddress\":true")) {
            Collected found = Collected.of(with(field));
            assertEquals(List.of("A"), found.actions(), field);
            assertEquals(List.of(), found.rejects, field);
        }
        assertEquals(
                "2",
                Collected.of(with("\"eventID\":\"1\",\"eventID\":\"2\""))
                        .event()
                        .eventId());
        assertEquals(
                "lone \ufffd surrogate",
                Collected.of(with("\"userAgent\":\"lone \\ud83d surrogate\""))
                        .event()
                        .userAgent());
    }

    @Test
    void invalidUtf8KeepsTheEventAndItsBytes() throws IOException {
        byte[] bytes = with("\"userAgent\":\"a?b\"").getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == '?' ? (byte) 0xff : bytes[i];
        }
        Collected found = Collected.of(bytes);
        assertEquals("a\ufffdb", found.event().userAgent());
        Assertions.assertArrayEquals(bytes, found.raw.get(0));
    }

    @Test
    void recordWithoutAUsableTimeIsRejected() throws IOException {
        Collected found = Collected.of("[{\"eventSource\":\"a\",\"eventName\":\"A\"},"
                + "{\"eventSource\":\"a\",\"eventName\":\"A\",\"eventTime\":\"yesterday\"}]");
        assertEquals(List.of("no-time", "no-time"), found.reasons());
    }

    @Test
    void linesMadeToBeReadOverAndOverEndInTime() {
        String text = "{\"a\":[\n".repeat(2_000_000);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> Collected.of(text));
    }

    @Test
    void noiseNeverBreaksTheParserAndNeverLosesARecordSilently() throws IOException {
        Random random = new Random(7);
        byte[] good = ("{\"Records\":[" + record("A") + "," + with("\"x\":{\"y\":[1,\"z\\\"\"]}") + "," + record("C")
                        + "]}\n" + record("D") + "\n")
                .getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 4_000; round++) {
            byte[] noisy = good.clone();
            noisy[random.nextInt(noisy.length)] = (byte) "{}[]\",:\\\n x\0\u00ff".charAt(random.nextInt(13));
            Collected found = Collected.of(noisy);
            boolean said = !found.rejects.isEmpty() || found.outcome().kind() != EntryOutcome.Kind.RECORDS;
            assertTrue(found.events.size() == 4 || said, () -> new String(noisy, StandardCharsets.UTF_8));
        }
    }

    @Test
    void breakBehindNothingButBlanksIsNotTakenForAnEmptyFile() throws IOException {
        for (String start :
                new String[] {"  \n ", "", "eventName,eventTime,eventSource\n", "eventName,eventTime,eventSource\na,b"
                }) {
            Collected found = new Collected(EvidenceLimits.DEFAULT);
            found.entry("x", new java.io.InputStream() {
                private final byte[] bytes = start.getBytes(StandardCharsets.UTF_8);
                private int at;

                @Override
                public int read() throws IOException {
                    if (at == bytes.length) {
                        throw new org.nightjar.evidence.BrokenEntryException("too-large", "It breaks off.");
                    }
                    return bytes[at++];
                }

                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    buffer[offset] = (byte) read();
                    return 1;
                }
            });
            assertEquals(java.util.List.of("too-large"), found.reasons(), start);
        }
    }

    @Test
    void recordLimitIsTheCallers() throws IOException {
        EvidenceLimits small =
                new EvidenceLimits(200, 1, 1 << 20, 1 << 20, 3, 10, 50, 100, 10_000, 1 << 20, 10_000, 100_000);
        Collected found = new Collected(small);
        found.entry("", new ByteArrayInputStream(record("A").getBytes(StandardCharsets.UTF_8)));
        assertEquals(List.of("too-long"), found.reasons());
    }

    private static String events(int from, int to) {
        StringBuilder all = new StringBuilder();
        for (int i = from; i < to; i++) {
            all.append(i == from ? "" : ",").append(record("A" + i));
        }
        return all.toString();
    }

    @Test
    void oneWrongByteInAListCostsOneRecord() throws IOException {
        String before = "{\"Records\":[" + events(0, 3) + ",";
        String after = "," + events(4, 9) + "]}";
        for (String broken : List.of(
                record("A3").replace("\"A3\"", "A3\""),
                record("A3").replace("\"A3\"", "\"A3"),
                record("A3").replace("\"eventName\"", "\"eventName"),
                record("A3").replace("}", ",\"x\":{\"y\":\"z}}"),
                record("A3").replace("{", "{\"eventTime\":\"2024-01-02T03:04:05Z\",\"x\":}1},"))) {
            String text = before + broken + after;
            Collected found = Collected.of(text);
            List<String> good = found.actions().stream()
                    .filter(action -> !action.equals("A3"))
                    .toList();
            assertEquals(List.of("A0", "A1", "A2", "A4", "A5", "A6", "A7", "A8"), good, broken);
            assertTrue(
                    found.rejects.stream()
                            .anyMatch(reject -> reject.position().byteOffset() >= before.length()
                                    && reject.position().byteOffset() < before.length() + broken.length()),
                    broken);
            for (int i = 0; i < found.events.size(); i++) {
                int at = (int) found.events.get(i).position().byteOffset();
                assertTrue(text.startsWith(new String(found.raw.get(i), StandardCharsets.UTF_8), at), broken);
            }
        }
    }

    @Test
    void aListInWhichNothingTellsWhereTheNextRecordStartsIsGivenUpInOneReject() throws IOException {
        Collected found =
                Collected.of("{\"Records\":[" + record("A") + "," + record("B").replace("\"B\"", "B\"") + "]}");
        assertEquals(List.of("A"), found.actions());
        assertEquals(List.of("broken-json"), found.reasons());
    }

    @Test
    void everyRecordOfALongListMayBeDamagedAndItEnds() {
        String broken = record("B").replace("\"B\"", "B\"");
        String text = "[" + record("A") + ("," + broken).repeat(60_000) + "]";
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            Collected found = Collected.of(text);
            assertEquals(List.of("A"), found.actions());
            assertTrue(found.rejects.size() > 1);
        });
    }

    @Test
    void filesThatWerePutBehindOneAnotherKeepTheirByteOrderMarks() throws IOException {
        Collected found = Collected.of(
                "\ufeff" + record("A") + "\n\ufeff" + record("B") + "\n\ufeff{\"Records\":[" + record("C") + "]}");
        assertEquals(List.of("A", "B", "C"), found.actions());
        assertEquals(List.of(), found.reasons());
    }

    @Test
    void filesThatWerePutIntoOneListAreRead() throws IOException {
        Collected found = Collected.of("[{\"Records\":[" + events(0, 3) + "]}, { \"Records\" : [\n" + events(3, 5)
                + " ] },{\"Records\":[]}," + record("A5") + "]");
        assertEquals(List.of("A0", "A1", "A2", "A3", "A4", "A5"), found.actions());
        assertEquals(List.of(), found.reasons());
        Collected.of("[{\"Records\":[".repeat(100_000));
    }

    @Test
    void aFaultOfAParserCostsTheRecordAtWhichItShows() throws IOException {
        LogParser faulty = new LogParser() {
            private final CloudTrailParser real = new CloudTrailParser();

            @Override
            public org.nightjar.model.LogSource source() {
                return real.source();
            }

            @Override
            public boolean recognises(com.fasterxml.jackson.databind.JsonNode rec) {
                return real.recognises(rec);
            }

            @Override
            public org.nightjar.model.AuditEvent parse(
                    com.fasterxml.jackson.databind.JsonNode rec,
                    RawRecord raw,
                    org.nightjar.model.RecordPosition position)
                    throws UnreadableRecordException {
                if (rec.path("x").asText().equals("trap")) {
                    throw new ArithmeticException("long overflow");
                }
                return real.parse(rec, raw, position);
            }
        };
        Collected found = new Collected(new EntryParser(List.of(faulty), EvidenceLimits.DEFAULT));
        String trap = with("\"x\":\"trap\",\"userIdentity\":\"\u00fc\"");
        found.entry("", new ByteArrayInputStream((record("A") + trap + record("B")).getBytes(StandardCharsets.UTF_8)));
        assertEquals(List.of("A", "B"), found.actions());
        assertEquals(List.of("not-read"), found.reasons());
    }
}
