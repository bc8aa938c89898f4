package org.nightjar.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightjar.evidence.EvidenceLimits;
import org.nightjar.model.Reject;

/** The shapes that records come in, and what is no log. */
class EntryShapesTest {

    private static String record(String action) {
        return "{\"eventTime\":\"2024-01-02T03:04:05Z\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"" + action
                + "\"}";
    }

    private static String quoted(String text) {
        return new TextNode(text).toString();
    }

    private static final List<String> AB = List.of("A", "B");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Records\":[%s,%s]}",
                "{\"meta\":{\"a\":[1,2,{\"Records\":[]}]},\"Records\" : [ %s ,\n %s ] , \"z\":null}",
                "[%s,%s]",
                "[\r\n%s,\r\n%s\r\n]\r\n",
                "%s\n%s\n",
                "%s\r\n\r\n\r\n%s",
                "%s%s",
                "%s , %s",
                "[%s]\n[%s]",
                "[[%s],[%s]]",
                "[[[%s,%s]]]",
                "[[{\"Records\":[%s]}],{\"Records\":[%s]}]",
                "{\"Records\":[[%s],%s]}",
                "{\"Records\":[%s]}{\"Records\":[%s]}",
                "{\"Records\":[%s],\"Records\":[%s]}",
                "\uFEFF{\"Records\":[%s,%s]}",
                "\uFEFF%s\n%s",
                "{\"Records\":[%s %s,]}",
                "{\"data\":{\"Records\":[%s,%s]}}",
                "{\"data\":{\"Records\":[%s]},\"data\":{\"Records\":[%s]}}",
                "{\"a\":1,\"response\":{\"body\":{\"Items\":[%s , %s ],\"n\":[1,2]}}}\n",
                "{\"Records\":{\"0\":%s,\"1\": %s }}",
                "[{\"data\":{\"Records\":[%s]}},{\"data\":{\"event\":[%s]}}]",
                "{\"x\":[[{\"y\":[%s]}],[],{\"y\":[%s]}]}",
                "2021-07-10T20:27:23.000Z %s\n2021-07-10T20:27:23.100Z %s\n",
                "<134>1 2021-07-10T20:27:23.000Z relay cloudtrail 77 - [a b=\"c\"] %s\n<134>1 - - - - - - %s\n",
                "Jul 10 20:27:23 relay cloudtrail[77]: %s\r\nJul 10 20:27:23 Caf\u00e9\tx: %s"
            })
    void shapeIsReadAndEachRecordKeepsItsBytes(String shape) throws IOException {
        String text = String.format(java.util.Locale.ROOT, shape, record("A"), record("B"));
        byte[] source = text.getBytes(StandardCharsets.UTF_8);
        Collected found = Collected.of(source);
        assertEquals(List.of(), found.rejects);
        assertEquals(AB, found.actions());
        assertEquals(new EntryOutcome(EntryOutcome.Kind.RECORDS, 2, ""), found.outcome());
        for (int i = 0; i < 2; i++) {
            assertEquals(record(AB.get(i)), found.rawText(i));
            int at = (int) found.events.get(i).position().byteOffset();
            byte[] raw = found.raw.get(i);
            assertEquals(record(AB.get(i)), new String(source, at, raw.length, StandardCharsets.UTF_8));
            assertEquals(i, found.events.get(i).position().recordIndex());
        }
    }

    @Test
    void aLineThatIsBrokenBehindItsHeaderCostsOnlyItself() throws IOException {
        String header = "Jul 10 20:27:23 relay cloudtrail: ";
        String cut = record("A").substring(0, 40);
        Collected found = Collected.of(header + record("A") + "\n" + header + cut + "\n" + header + record("B") + "\n"
                + header + "started {ok}\n");
        assertEquals(AB, found.actions());
        assertEquals(
                List.of("broken-json", "broken-json"),
                found.rejects.stream().map(Reject::reason).toList());
        assertTrue(found.rejects.get(0).excerpt().startsWith(cut), found.rejects.toString());
    }

    @Test
    void concatenatedRawBytesAreTheSourceWhenNothingStandsBetween() throws IOException {
        StringBuilder source = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            source.append(record("Caf\u00e9 \uD83D\uDE00 \\\"}{[" + "x".repeat(i % 300) + i));
        }
        byte[] bytes = source.toString().getBytes(StandardCharsets.UTF_8);
        Collected found = Collected.of(bytes);
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        found.raw.forEach(joined::writeBytes);
        assertEquals(5_000, found.events.size());
        assertEquals(source.toString(), joined.toString(StandardCharsets.UTF_8));
    }

    @Test
    void streamThatGivesOneByteAtATimeIsReadTheSame() throws IOException {
        byte[] bytes = ("{\"a\":\"x\\\\\",\"Records\":[" + record("A") + "," + record("B") + "]}")
                .getBytes(StandardCharsets.UTF_8);
        InputStream slow = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(1, length));
            }
        };
        Collected found = new Collected(EvidenceLimits.DEFAULT);
        found.entry("x", slow);
        assertEquals(AB, found.actions());
        assertEquals("x", found.event().position().entry());
    }

    @Test
    void recordsInsideEnvelopesAreFound() throws IOException {
        String inText = record("A").replace("\"", "\\\"");
        for (String shape : List.of(
                "{\"Events\":[{\"EventId\":\"1\",\"CloudTrailEvent\":\"" + inText + "\"}]}",
                "{\"events\":[{\"timestamp\":1,\"message\":\"" + inText + "\"}]}",
                "{\"logEvents\":[{\"id\":\"1\",\"message\":\"" + inText + "\"}]}",
                "{\"detail-type\":\"AWS API Call via CloudTrail\",\"detail\":" + record("A") + "}",
                "{\"id\":{\"a\":1},\"Records\":" + record("A") + "}")) {
            Collected found = Collected.of(shape);
            assertEquals(
                    Collected.of(record("A")).event().contentHash(),
                    found.event().contentHash());
            assertEquals(List.of("A"), found.actions(), shape);
            assertTrue(shape.contains(found.rawText(0)), shape);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   \r\n\n", "\uFEFF"})
    void nothingIsEmpty(String text) throws IOException {
        assertEquals(
                new EntryOutcome(EntryOutcome.Kind.EMPTY, 0, "is empty"),
                Collected.of(text).outcome());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"Records\":[]}", "{\"Records\": [ ]}\n"})
    void emptyListIsEmpty(String text) throws IOException {
        assertEquals(
                new EntryOutcome(EntryOutcome.Kind.EMPTY, 0, "holds an empty list"),
                Collected.of(text).outcome());
    }

    @Test
    void otherContentIsNamedAndNotImported() throws IOException {
        assertNoLog("2021-07-10 I0710 flags.go FLAG\nmore text\n", "is plain text");
        assertNoLog("a,b,c,d\n1,2,3,4\n", "CSV");
        assertNoLog("%PDF-1.7 something", "PDF");
        assertNoLog("<?xml version=\"1.0\"?><a/>", "XML");
        assertOtherLog(
                "{\"Records\":[{\"eventSource\":\"aws:s3\",\"eventName\":\"ObjectCreated:Put\",\"s3\":{}}]}", "S3");
        assertOtherLog("{\"protoPayload\":{}}\n{\"protoPayload\":{}}", "Google Cloud");
        assertNoLog("{\"a\":1}", "other JSON");
        assertNoLog("[1,2,3]", "other JSON");
        assertNoLog("\0\1\2\3", "binary");
        for (String python :
                List.of("{'a': 1}\n", "[{'a': None,\n", "{u'Records': [{u'eventName': u'A'}]}", "{'Records': [")) {
            assertNoLog(python, "is data as Python prints it (in single quotes; json.dumps writes JSON), no audit log");
        }
        assertNoLog("{a: 1}", "is broken JSON");
    }

    private static void assertNoLog(String text, String naming) throws IOException {
        assertOutcome(EntryOutcome.Kind.NOT_A_LOG, text, naming);
    }

    private static void assertOtherLog(String text, String naming) throws IOException {
        assertOutcome(EntryOutcome.Kind.OTHER_LOG, text, naming);
    }

    private static void assertOutcome(EntryOutcome.Kind kind, String text, String naming) throws IOException {
        Collected found = Collected.of(text);
        assertEquals(kind, found.outcome().kind(), text);
        assertEquals(List.of(), found.rejects, text);
        boolean begins =
                found.outcome().excerpt().startsWith(text.substring(0, 1).strip());
        assertTrue(
                begins == (kind == EntryOutcome.Kind.NOT_A_LOG) || text.charAt(0) < ' ',
                found.outcome().excerpt());
        assertTrue(found.outcome().message().contains(naming), found.outcome().message());
    }

    @Test
    void recordThatIsNoEventIsRejectedAmongEvents() throws IOException {
        Collected found = Collected.of("{\"Records\":[{\"a\":1}," + record("A") + ",7,{\"protoPayload\":{}}]}");
        assertEquals(List.of("A"), found.actions());
        assertEquals(List.of("not-an-event", "not-an-event", "not-an-event"), found.reasons());
        assertEquals(
                List.of(0L, 2L, 3L),
                found.rejects.stream().map(one -> one.position().recordIndex()).toList());
        assertTrue(found.rejects.get(2).message().contains("Google Cloud"));
        assertEquals(4, found.outcome().records());
    }

    @Test
    void longForeignListIsLeftAfterAThousandRecords() throws IOException {
        Collected found = Collected.of("{\"x\":1}\n".repeat(5_000));
        assertEquals(EntryOutcome.Kind.NOT_A_LOG, found.outcome().kind());
        assertTrue(found.outcome().message().contains("first 1000 records"));
        assertEquals(List.<Reject>of(), found.rejects);
    }

    @Test
    void anEventThatWasMadeATextTwiceIsRead() throws IOException {
        String once = quoted(record("A"));
        for (String text : List.of(once, quoted(once))) {
            Collected found = Collected.of("{\"Events\":[{\"CloudTrailEvent\":" + quoted(text) + "}]}");
            assertEquals(List.of("A"), found.actions());
            assertEquals(
                    Collected.of(record("A")).event().contentHash(),
                    found.event().contentHash());
        }
        assertEquals(List.of(), Collected.of("{\"CloudTrailEvent\":\"\\\"{\"}").actions());
    }

    @Test
    void wholeFilesInTheTextOfAnEnvelopeAreAnEntryInside() throws IOException {
        for (String text : List.of(
                "{\"Records\":[" + record("A") + "," + record("B") + "]}",
                "[" + record("A") + "," + record("B") + "]")) {
            Collected found = Collected.of("{\"host\":\"h\",\"message\":" + quoted(text) + "}\n" + record("C"));
            assertEquals(List.of("A", "B", "C"), found.actions());
            assertEquals(List.of(), found.rejects);
            assertEquals("record-0.message", found.events.get(1).position().entry());
            int at = (int) found.events.get(1).position().byteOffset();
            assertEquals(record("B"), text.substring(at, at + record("B").length()));
        }
        String notice = "{\"Records\":[{\"eventSource\":\"aws:s3\",\"eventName\":\"ObjectCreated:Put\",\"s3\":{}}]}";
        assertEquals(
                "Amazon S3 event notifications",
                Collected.of("{\"Message\":" + quoted(notice) + "}").outcome().other());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\":{\"Records\":[%s]}}", "{\"Records\":{\"0\":%s}}", "[[[%s, 1, [%s]]]]"})
    void eventsInAnUnknownShapeAreNotCalledSomethingElse(String shape) throws IOException {
        String event = record("A").replace("eventName", "name");
        EntryOutcome outcome = Collected.of(String.format(java.util.Locale.ROOT, shape, event, event))
                .outcome();
        assertEquals(EntryOutcome.Kind.NOT_A_LOG, outcome.kind());
        assertTrue(outcome.message().startsWith("seems to hold CloudTrail events in a shape"), outcome.message());
    }

    @Test
    void whatStandsBesideEventsSomeLevelsDownIsCounted() throws IOException {
        String odd = "{\"eventSource\":\"s3.amazonaws.com\"}";
        String text =
                "{\"account\":{\"id\":1},\"data\":{\"old\":" + odd + ",\"Records\":[7," + record("A") + ",{\"a\":1},"
                        + odd + "," + record("B").replace("2024-01-02", "2024-01-99") + ",[]]}}\n" + record("B");
        Collected found = Collected.of(text);
        assertEquals(AB, found.actions());
        assertEquals(
                List.of("not-an-event", "not-an-event", "not-an-event", "not-an-event", "no-time", "not-an-event"),
                found.reasons());
        assertEquals(2, found.events.get(0).position().recordIndex());
        assertEquals(7, found.events.get(1).position().recordIndex());
        assertEquals(text.indexOf(odd), found.reject().position().byteOffset());
        assertEquals(odd, found.reject().excerpt());
        assertEquals(8, found.outcome().records());
    }

    @Test
    void eventsUnderNamesOfTheirOwnAreAllRead() throws IOException {
        for (String source : List.of("s3.amazonaws.com", "partner.example.com")) {
            String text = "{\"first\":" + record("A") + ",\"second\":" + record("B") + ",\"at\":1}";
            Collected found = Collected.of(text.replace("s3.amazonaws.com", source));
            assertEquals(AB, found.actions());
            assertEquals(List.of(), found.rejects);
        }
    }

    @Test
    void eventsInTheParametersOfAnEventStayThere() throws IOException {
        String forged = "{\"Records\":[" + record("Forged") + "," + record("Forged") + "]}";
        String event = record("A").replace("}", ",\"requestParameters\":{\"a\":" + forged + "}}");
        for (String text : List.of(event, "{\"detail\":" + event + "}", "{\"data\":{\"Records\":[" + event + "]}}")) {
            Collected found = Collected.of(text);
            assertEquals(List.of("A"), found.actions(), text);
            assertEquals(List.of(), found.rejects);
        }
    }

    @Test
    void aListSomeLevelsDownMayBeLongerThanARecord() throws IOException {
        EvidenceLimits limits = EvidenceLimits.DEFAULT.with("record", 2_000).orElseThrow();
        String many = (record("A") + ",").repeat(5_000);
        String text = "{\"page\":{\"tags\":[1,2],\"Records\":[{\"a\":\"]}\\\"\"}," + many + record("B")
                + "],\"next\":{\"of\":\"" + "x".repeat(9_000) + "\",\"more\":[" + many + record("C") + "]}}}\n"
                + record("D");
        Collected found = new Collected(limits);
        found.entry("", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                List.of("A", "B", "C", "D"), found.actions().stream().distinct().toList());
        assertEquals(10_003, found.events.size());
        assertEquals(List.of("not-an-event"), found.reasons());
        for (int i = 0; i < found.events.size(); i += 100) {
            int at = (int) found.events.get(i).position().byteOffset();
            assertEquals(
                    found.rawText(i), text.substring(at, at + found.rawText(i).length()));
        }
    }

    @Test
    void aDocumentThatIsTooLongIsLookedThroughWhereItIsHeld() throws IOException {
        String[] shapes = {"{\"data\":{\"Records\":[%s]}}", "{\"n\":1,\"Records\":{\"0\":%s,\"x\":0}}"};
        String many = (record("A") + ",").repeat(100) + record("B");
        EvidenceLimits limits = EvidenceLimits.DEFAULT.with("record", 500).orElseThrow();
        Collected list = new Collected(limits);
        String text = String.format(java.util.Locale.ROOT, shapes[0], many) + "\n" + record("C");
        list.entry("", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        assertEquals(102, list.events.size());
        assertEquals(101, list.events.get(101).position().recordIndex());
        assertEquals(List.of(), list.rejects);
        Collected map = new Collected(limits);
        String named = String.format(java.util.Locale.ROOT, shapes[1], many.replace("},{", "},\"a\":{"));
        map.entry("", new ByteArrayInputStream(named.getBytes(StandardCharsets.UTF_8)));
        assertEquals(101, map.events.size());
    }

    @Test
    void anEventThatIsTooLongKeepsWhatIsInItsParameters() throws IOException {
        String forged = "{\"Records\":[" + (record("Forged") + ",").repeat(20_000) + "1]}";
        String event = record("A").replace("}", ",\"requestParameters\":" + forged + "}");
        for (String limit : List.of("500", "100000")) {
            Collected found = new Collected(
                    EvidenceLimits.DEFAULT.with("record", Long.parseLong(limit)).orElseThrow());
            found.entry("", new ByteArrayInputStream((event + "\n" + record("B")).getBytes(StandardCharsets.UTF_8)));
            assertEquals(List.of("B"), found.actions());
            assertEquals(List.of("too-long"), found.reasons());
        }
    }

    @Test
    void longJsonIsNotCalledBroken() throws IOException {
        String text = "{\"a\":[" + "\"xxxxxxxx\",".repeat(900_000) + "1]}";
        assertNoLog(text, "is JSON in one piece that is longer than the limit “record” allows");
    }

    @Test
    void eventsAroundAListOfRecordsAreNotLostInSilence() throws IOException {
        String far = "\"x\":\"" + "x".repeat(200_000) + "\"";
        for (String text : List.of(
                "{\"Records\":[%s,%s],\"more\":{\"Records\":[" + record("C") + "]}}",
                "{\"more\":{\"Records\":[" + record("C") + "]},\"Records\":[%s,%s]}",
                "{\"Records\":[%s]," + far + ",\"more\":" + record("C") + "," + far + ",\"Records\":[%s]}")) {
            Collected found =
                    new Collected(EvidenceLimits.DEFAULT.with("record", 1_000).orElseThrow());
            String whole = String.format(java.util.Locale.ROOT, text, record("A"), record("B"));
            found.entry("", new ByteArrayInputStream(whole.getBytes(StandardCharsets.UTF_8)));
            assertEquals(AB, found.actions());
            assertEquals(List.of("not-an-event"), found.reasons());
            assertTrue(found.reject().message().contains("seems to hold CloudTrail events"), "" + found.rejects);
        }
    }

    @Test
    void listsWithinListsThatHoldNoEventAreLookedThroughInTime() {
        String text = "{\"eventSource\":\"s3.amazonaws.com\",\"a\":" + "[{\"b\":".repeat(400_000);
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> Collected.of(text));
        String closed =
                text.substring(0, text.indexOf("[")) + "[{\"b\":".repeat(4_900) + "1" + "}]".repeat(4_900) + "}\n";
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> Collected.of(closed.repeat(50)));
    }

    @Test
    void commentsBetweenRecordsAreLeftOutAndSaid() throws IOException {
        String text = "// exported\n/* by a tool */ {\"Records\":[ /**/ " + record("A") + ", // the next\n"
                + record("B") + "/* last */]}\n// end";
        Collected found = Collected.of(text);
        assertEquals(AB, found.actions());
        assertEquals(6, found.rejects.size());
        assertEquals(8, found.outcome().records());
        for (Reject one : found.rejects) {
            assertEquals("This is a comment, which JSON does not have; it was left out.", one.message());
        }
        assertEquals(text.indexOf("// the"), found.rejects.get(3).position().byteOffset());
        Collected within = Collected.of("[{/* who */ " + record("A").substring(1) + "," + record("B") + "]");
        assertEquals(List.of("B"), within.actions());
        assertTrue(within.reject().message().contains("a comment, which JSON does not have,"), "" + within.rejects);
    }

    @Test
    void commentsThatNeverEndAreReadInTime() {
        String text = "{\"Records\":[" + "/*,".repeat(1_000_000);
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> Collected.of(text));
    }

    @Test
    void anEventThatHoldsAListOfRecordsItselfIsNotLostInSilence() throws IOException {
        String outer = record("Outer").replace("}", ",\"Records\":[%s]}");
        Collected both = Collected.of(String.format(java.util.Locale.ROOT, outer, record("A")) + "\n" + record("B"));
        assertEquals(AB, both.actions());
        assertEquals(List.of("not-an-event"), both.reasons());
        assertEquals(0, both.reject().position().byteOffset());
        EntryOutcome empty =
                Collected.of(String.format(java.util.Locale.ROOT, outer, "")).outcome();
        assertTrue(empty.message().startsWith("seems to hold CloudTrail events"), empty.message());
    }
}
