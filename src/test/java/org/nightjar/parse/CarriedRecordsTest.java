package org.nightjar.parse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightjar.evidence.EvidenceLimits;
import org.nightjar.evidence.EvidenceReader;
import org.nightjar.job.JobContext;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.NightjarException;

/** Records that streams carry as base64 are read like any other, with the place in the data where they stand. */
class CarriedRecordsTest {

    private static final String CONTROL =
            "{\"messageType\":\"CONTROL_MESSAGE\",\"logEvents\":[{\"id\":\"\",\"timestamp\":1,"
                    + "\"message\":\"CWL CONTROL MESSAGE: Checking health of destination Firehose.\"}]}";

    @TempDir
    Path folder;

    private static String record(String action) {
        return "{\"eventTime\":\"2024-01-02T03:04:05Z\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"" + action
                + "\"}";
    }

    /** What a subscription of CloudWatch Logs sends: several records in one message. */
    private static String message(String... actions) {
        List<String> events = new ArrayList<>();
        for (String action : actions) {
            events.add("{\"id\":\"1\",\"timestamp\":1,\"message\":\""
                    + record(action).replace("\"", "\\\"") + "\"}");
        }
        return "{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"1\",\"logEvents\":[" + String.join(",", events) + "]}";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String packed(String text) throws IOException {
        return base64(gzip(utf8(text)));
    }

    private Collected read(byte[] evidence, EvidenceLimits limits) throws IOException, NightjarException {
        Path file = Files.write(folder.resolve("stream"), evidence);
        Collected found = new Collected(limits);
        EvidenceReader.read(file, found, limits, JobContext.unwatched());
        return found;
    }

    private Collected read(String text) throws IOException, NightjarException {
        return read(utf8(text), EvidenceLimits.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"awslogs\":{\"data\":\"%s\"}}",
                "{\"Records\":[{\"kinesis\":{\"partitionKey\":\"p\",\"data\":\"%s\"},\"eventSource\":\"aws:kinesis\","
                        + "\"eventName\":\"aws:kinesis:record\",\"eventID\":\"shardId-0:1\"}]}",
                "{\"Records\":[{\"SequenceNumber\":\"1\",\"Data\":\"%s\",\"PartitionKey\":\"p\"}],\"MillisBehindLatest\":0}",
                "{\"invocationId\":\"i\",\"records\":[{\"recordId\":\"1\",\"data\":\"%s\"}]}",
                "{\"requestId\":\"i\",\"timestamp\":1,\"records\":[{\"data\":\"%s\"}]}",
                "{\"partitionKey\":\"p\",\"sequenceNumber\":\"1\",\"data\":\"%s\"}"
            })
    void everyStreamIsReadInBase64AndInItsPlace(String shape) throws IOException, NightjarException {
        String message = message("A", "B");
        for (String data : List.of(packed(message), base64(utf8(message)))) {
            Collected found = read(String.format(java.util.Locale.ROOT, shape, data));
            assertEquals(List.of(), found.rejects);
            assertEquals(List.of("A", "B"), found.actions());
            assertEquals(2, found.outcome().records());
            for (int i = 0; i < 2; i++) {
                AuditEvent event = found.events.get(i);
                assertTrue(event.position().entry().matches("record-0\\.(awslogs\\.|kinesis\\.)?[Dd]ata"), "" + event);
                assertEquals(i, event.position().recordIndex());
                int at = (int) event.position().byteOffset();
                byte[] raw = found.raw.get(i);
                assertArrayEquals(raw, Arrays.copyOfRange(utf8(message), at, at + raw.length));
            }
        }
    }

    @Test
    void streamsMayHoldOtherThingsBetween() throws IOException, NightjarException {
        List<String> lines = List.of(
                "{\"Data\":\"" + packed(CONTROL) + "\",\"PartitionKey\":\"p\"}",
                record("Own"),
                "{\"Data\":\"" + packed(message("A")) + "\",\"PartitionKey\":\"p\"}",
                "{\"Data\":\"" + base64(utf8("no log")) + "\",\"PartitionKey\":\"p\"}",
                "{\"Data\":\"" + base64(utf8("{\"detail\":" + record("B") + "}")) + "\",\"PartitionKey\":\"p\"}",
                record("Last"));
        Collected found = read(gzip(utf8(String.join("\n", lines))), EvidenceLimits.DEFAULT);
        assertEquals(List.of("Own", "A", "B", "Last"), found.actions());
        assertEquals(List.of("not-an-event", "not-an-event"), found.reasons());
        assertTrue(found.rejects.get(0).message().contains("CloudWatch Logs control messages"), "" + found.rejects);
        assertTrue(found.rejects.get(1).message().contains("Amazon Kinesis records"), "" + found.rejects);
        assertEquals(6, found.outcome().records());
        assertEquals("record-2.Data", found.events.get(1).position().entry());
    }

    @Test
    void streamOfOtherThingsIsNamedForThem() throws IOException, NightjarException {
        Collected control = read("{\"awslogs\":{\"data\":\"" + packed(CONTROL) + "\"}}");
        assertEquals(EntryOutcome.Kind.OTHER_LOG, control.outcome().kind());
        assertEquals("CloudWatch Logs control messages", control.outcome().other());
        Collected binary = read("{\"Records\":[{\"kinesis\":{\"data\":\"AAEC\"},\"eventSource\":\"aws:kinesis\"}]}");
        assertEquals("Amazon Kinesis records", binary.outcome().other());
        Collected noBase64 = read("{\"awslogs\":{\"data\":\"(nothing)\"}}");
        assertEquals("CloudWatch Logs subscription data", noBase64.outcome().other());
        assertEquals(
                EntryOutcome.Kind.NOT_A_LOG,
                read("{\"data\":\"aGVsbG8=\"}").outcome().kind());
    }

    @Test
    void eventBehindAThousandOtherThingsIsFound() throws IOException, NightjarException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 1_500; i++) {
            lines.append("{\"Data\":\"AAEC\",\"PartitionKey\":\"p\"}\n");
        }
        lines.append("{\"Data\":\"" + packed(message("A")) + "\",\"PartitionKey\":\"p\"}\n");
        Collected found = read(lines.toString());
        assertEquals(List.of("A"), found.actions());
        assertEquals(1_500, found.rejects.size());
    }

    @Test
    void nothingWaitsForLongBehindARecordThatCarriesNothing() throws IOException, NightjarException {
        String lines = "{\"Data\":\"AAEC\",\"PartitionKey\":\"p\"}\n" + "{\"a\":1}\n".repeat(999) + "\n";
        EntryOutcome few = read(lines.substring(0, lines.length() - 10)).outcome();
        assertEquals(EntryOutcome.Kind.NOT_A_LOG, few.kind());
        Collected many = read(lines + "{\"a\":1}\n".repeat(5_000) + record("Last"));
        assertEquals(List.of("Last"), many.actions());
        assertEquals(6_000, many.rejects.size());
        Collected foreign = read(lines + "{\"a\":1}\n".repeat(5_000));
        assertEquals(6_000, foreign.rejects.size());
        assertEquals(EntryOutcome.Kind.RECORDS, foreign.outcome().kind());
    }

    @Test
    void dataThatBreakOffGiveWhatCameBefore() throws IOException, NightjarException {
        byte[] whole = gzip(utf8(record("A") + "\n" + "x".repeat(5_000) + record("B")));
        Collected found = read("{\"Data\":\"" + base64(Arrays.copyOf(whole, whole.length - 12))
                + "\",\"PartitionKey\":\"p\"}\n" + record("Next"));
        assertEquals(List.of("A", "Next"), found.actions());
        assertTrue(found.reasons().contains("truncated"), "" + found.rejects);
        byte[] more = Arrays.copyOf(whole, whole.length + 3);
        Arrays.fill(more, whole.length, more.length, (byte) 'x');
        Collected trailing = read("{\"Data\":\"" + base64(more) + "\",\"PartitionKey\":\"p\"}");
        assertTrue(trailing.reasons().contains("trailing-bytes"), "" + trailing.rejects);
    }

    @Test
    void bombInBase64IsStoppedByTheLimitsOfTheFile() throws IOException, NightjarException {
        EvidenceLimits limits = new EvidenceLimits(
                20, 1 << 16, 1 << 22, 1 << 20, 6, 3, 1 << 20, 1 << 10, 10_000, 1 << 20, 10_000, 100_000);
        String bomb = packed(" ".repeat(1 << 21));
        Collected one = read(utf8("{\"Data\":\"" + bomb + "\",\"PartitionKey\":\"p\"}\n" + record("A")), limits);
        assertEquals(List.of("too-large"), one.reasons());
        assertEquals(List.of("A"), one.actions());
        String small = packed(record("B") + " ".repeat(1 << 15));
        String line = "{\"Data\":\"" + small + "\",\"PartitionKey\":\"p\"}\n";
        Collected many = read(utf8(line.repeat(5) + record("C")), limits);
        assertEquals(List.of("B", "C"), many.actions().stream().distinct().toList());
        assertTrue(
                many.reasons().contains("too-large") && many.reasons().contains("too-many-entries"), "" + many.rejects);
    }

    @Test
    void gzipInBase64CountsAsALayer() throws IOException, NightjarException {
        EvidenceLimits limits = EvidenceLimits.DEFAULT.with("depth", 1).orElseThrow();
        String line = "{\"Data\":\"" + packed(record("A")) + "\",\"PartitionKey\":\"p\"}\n";
        assertEquals(List.of("A"), read(utf8(line), limits).actions());
        Collected deep = read(gzip(utf8(line)), limits);
        assertEquals(List.of("too-deep"), deep.reasons());
        assertEquals(List.of(), deep.actions());
    }

    /** A subscription's message as a stream's record as a message of a queue, and so on, each in base64 of the one before. */
    private static String nested(String text, int layers) throws IOException {
        String now = text;
        for (int i = 0; i < layers; i++) {
            String data = i % 2 == 0 ? packed(now) : base64(utf8(now));
            now = i % 3 == 0 ? "{\"awslogs\":{\"data\":\"" + data + "\"}}" : streamed(data);
        }
        return now;
    }

    private static String streamed(String data) {
        return "{\"Records\":[{\"body\":\"{\\\"kinesis\\\":{\\\"data\\\":\\\"" + data + "\\\"}}\"}]}";
    }

    @Test
    void dataWithinSuchDataAreReadALayerDeeper() throws IOException, NightjarException {
        String message = message("A", "B");
        Collected found = read(nested(message, 3) + "\n" + record("Next"));
        assertEquals(List.of(), found.rejects);
        assertEquals(List.of("A", "B", "Next"), found.actions());
        AuditEvent second = found.events.get(1);
        assertEquals(
                "record-0.kinesis.data!/record-0.kinesis.data!/record-0.awslogs.data",
                second.position().entry());
        int at = (int) second.position().byteOffset();
        byte[] raw = found.raw.get(1);
        assertArrayEquals(raw, Arrays.copyOfRange(utf8(message), at, at + raw.length));
        assertEquals(3, found.outcome().records());
    }

    @Test
    void dataWithinDataThatHoldNoLogAreNamedForWhatTheyAre() throws IOException, NightjarException {
        assertEquals(
                "CloudWatch Logs control messages",
                read(nested(CONTROL, 2)).outcome().other());
    }

    @Test
    void dataWithinDataStopAtTheDepth() throws IOException, NightjarException {
        Collected found = read(nested(record("A"), 6));
        assertEquals(List.of("A"), found.actions());
        Collected deep = read(nested(record("A"), 7) + "\n" + record("Next"));
        assertEquals(List.of("too-deep"), deep.reasons());
        assertEquals(List.of("Next"), deep.actions());
    }
}
