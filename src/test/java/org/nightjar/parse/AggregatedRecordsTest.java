package org.nightjar.parse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.evidence.EvidenceLimits;
import org.nightjar.evidence.EvidenceReader;
import org.nightjar.job.JobContext;
import org.nightjar.support.DigestedTrail;

/** Records that the Kinesis Producer Library packed into one are read one by one; what is wrong with them is said. */
class AggregatedRecordsTest {

    @TempDir
    Path folder;

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String event(String action) {
        return "{\"eventTime\":\"2024-01-02T03:04:05Z\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"" + action
                + "\"}";
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~127L) != 0) {
            out.write((int) (rest & 127 | 128));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    /** A field of bytes, with a length that need not be true. */
    private static byte[] field(int number, byte[] content, long length) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        varint(out, number << 3 | 2);
        varint(out, length);
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] field(int number, byte[] content) {
        return field(number, content, content.length);
    }

    private static byte[] number(int field, long value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        varint(out, field << 3);
        varint(out, value);
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List.of(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }

    private static byte[] rec(byte[] data) {
        return field(3, join(number(1, 0), number(2, 300), field(3, data), field(4, field(1, utf8("tag")))));
    }

    private static byte[] sealed(byte[] message) throws Exception {
        byte[] magic = {(byte) 0xf3, (byte) 0x89, (byte) 0x9a, (byte) 0xc2};
        return join(magic, message, MessageDigest.getInstance("MD5").digest(message));
    }

    private static byte[] aggregate(byte[]... records) throws Exception {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(field(1, utf8("key")));
        message.writeBytes(field(2, utf8("123")));
        for (byte[] one : records) {
            message.writeBytes(rec(one));
        }
        return sealed(message.toByteArray());
    }

    private static String line(byte[] data) {
        return "{\"Data\":\"" + Base64.getEncoder().encodeToString(data) + "\",\"PartitionKey\":\"p\"}\n";
    }

    private Collected read(String text, EvidenceLimits limits) throws Exception {
        Path file = Files.write(folder.resolve("stream"), utf8(text));
        Collected found = new Collected(limits);
        EvidenceReader.read(file, found, limits, JobContext.unwatched());
        return found;
    }

    private Collected read(byte[] data) throws Exception {
        return read(line(data) + event("Next"), EvidenceLimits.DEFAULT);
    }

    @Test
    void everyRecordIsAnEntryOfItsOwn() throws Exception {
        byte[] second = utf8(" " + event("B") + "\n" + event("C"));
        Collected found = read(aggregate(utf8(event("A")), second, DigestedTrail.gzip(utf8(event("D")))));
        assertEquals(List.of(), found.rejects);
        assertEquals(List.of("A", "B", "C", "D", "Next"), found.actions());
        assertEquals(
                List.of(
                        "record-0.Data!/user-record-0",
                        "record-0.Data!/user-record-1",
                        "record-0.Data!/user-record-1",
                        "record-0.Data!/user-record-2",
                        ""),
                found.events.stream().map(one -> one.position().entry()).toList());
        int at = (int) found.events.get(2).position().byteOffset();
        assertArrayEquals(found.raw.get(2), Arrays.copyOfRange(second, at, at + found.raw.get(2).length));
    }

    @Test
    void whatIsNoLogBetweenEventsIsCounted() throws Exception {
        Collected found = read(aggregate(utf8(event("A")), utf8("metrics 1"), new byte[0], utf8(event("B"))));
        assertEquals(List.of("A", "B", "Next"), found.actions());
        assertEquals(List.of("not-an-event", "not-an-event"), found.reasons());
        assertEquals("record-0.Data!/user-record-1", found.reject().position().entry());
        Collected none = read(line(aggregate(utf8("metrics 1"), utf8("metrics 2"))), EvidenceLimits.DEFAULT);
        assertEquals("Amazon Kinesis records", none.outcome().other());
        assertEquals(List.of(), none.rejects);
    }

    @Test
    void wrongChecksumIsSaidAndTheRecordsAreRead() throws Exception {
        byte[] whole = aggregate(utf8(event("A")));
        whole[whole.length - 1] ^= 1;
        Collected found = read(whole);
        assertEquals(List.of("A", "Next"), found.actions());
        assertEquals(List.of("damaged"), found.reasons());
        assertTrue(found.reject().message().contains("checksum"), found.reject().message());
    }

    @Test
    void lengthsBeyondTheEndGiveWhatCameBefore() throws Exception {
        byte[] good = rec(utf8(event("A")));
        for (byte[] bad : List.of(
                field(3, utf8("x"), 1_000),
                field(3, field(3, utf8("x"), 500)),
                field(3, utf8("x"), Long.MAX_VALUE),
                field(3, utf8("x"), -1),
                field(3, number(1, 0)),
                new byte[] {0x1b},
                new byte[] {(byte) 0x80})) {
            Collected found = read(sealed(join(good, bad)));
            assertEquals(List.of("A", "Next"), found.actions(), Arrays.toString(bad));
            assertEquals(List.of("damaged"), found.reasons(), Arrays.toString(bad));
        }
    }

    @Test
    void anAggregateInsideOfOneIsReadALayerDeeper() throws Exception {
        byte[] inner = aggregate(utf8(event("B")), utf8("metrics 1"), utf8(line(aggregate(utf8(event("C"))))));
        Collected found = read(aggregate(utf8(event("A")), inner, utf8(event("D"))));
        assertEquals(List.of("A", "B", "C", "D", "Next"), found.actions());
        assertEquals(List.of("not-an-event"), found.reasons());
        assertEquals(
                "record-0.Data!/user-record-1!/user-record-1",
                found.reject().position().entry());
        assertEquals(
                "record-0.Data!/user-record-1!/user-record-2!/record-0.Data!/user-record-0",
                found.events.get(2).position().entry());
    }

    @Test
    void aggregatesInsideOfOneAnotherStopAtTheDepth() throws Exception {
        byte[] now = utf8(event("Inner"));
        for (int i = 0; i < 10_000; i++) {
            now = aggregate(now);
        }
        Collected found = read(aggregate(utf8(event("A")), now));
        assertEquals(List.of("A", "Next"), found.actions());
        assertEquals(List.of("too-deep"), found.reasons());
    }

    @Test
    void anAggregateInGzipIsReadALayerDeeper() throws Exception {
        byte[] second = utf8(" " + event("B"));
        byte[] whole = DigestedTrail.gzip(aggregate(utf8(event("A")), second, utf8("metrics 1")));
        for (byte[] data : List.of(whole, DigestedTrail.gzip(whole))) {
            Collected found = read(data);
            assertEquals(List.of("A", "B", "Next"), found.actions());
            assertEquals(List.of("not-an-event"), found.reasons());
            assertEquals(
                    "record-0.Data!/user-record-1",
                    found.events.get(1).position().entry());
            assertEquals(1, found.events.get(1).position().byteOffset());
        }
        assertEquals(
                List.of("A", "Next"),
                read(DigestedTrail.gzip(DigestedTrail.gzip(utf8(event("A"))))).actions());
        assertEquals(
                "Amazon Kinesis records",
                read(line(DigestedTrail.gzip(aggregate(utf8("metrics 1")))), EvidenceLimits.DEFAULT)
                        .outcome()
                        .other());
    }

    @Test
    void whatIsWrongWithAnAggregateInGzipIsSaid() throws Exception {
        byte[] random = new byte[2_000];
        new Random(1).nextBytes(random);
        byte[] aggregate = aggregate(utf8(event("A")), random);
        byte[] whole = DigestedTrail.gzip(aggregate);
        Collected cut = read(Arrays.copyOf(whole, whole.length - 100));
        assertEquals(List.of("A", "Next"), cut.actions());
        assertEquals(List.of("damaged", "truncated"), cut.reasons());
        EvidenceLimits small = EvidenceLimits.DEFAULT.with("nested-zip", 1_000).orElseThrow();
        Collected large = read(line(whole) + event("Next"), small);
        assertEquals(List.of("Next"), large.actions());
        assertEquals(List.of("too-large"), large.reasons());
        assertEquals(
                "What a record carries is packed once more; it is larger than 1000 bytes (limit “nested-zip”);"
                        + " unpack the outer archive and import what is in it.",
                large.reject().message());
        byte[] deep = utf8(event("Deep"));
        for (int i = 0; i < 9; i++) {
            deep = DigestedTrail.gzip(deep);
        }
        assertEquals(List.of("too-deep"), read(deep).reasons());
    }

    @Test
    void limitsOfTheFileHold() throws Exception {
        EvidenceLimits limits = EvidenceLimits.DEFAULT.with("entries", 3).orElseThrow();
        byte[][] many = new byte[50][];
        Arrays.fill(many, utf8(event("A")));
        Collected found = read(line(aggregate(many)), limits);
        assertEquals(List.of("A", "A"), found.actions());
        assertEquals(List.of("too-many-entries"), found.reasons());
        EvidenceLimits deep = EvidenceLimits.DEFAULT.with("depth", 1).orElseThrow();
        Collected gzip = read(line(aggregate(DigestedTrail.gzip(utf8(event("A"))), utf8(event("B")))), deep);
        assertEquals(List.of("B"), gzip.actions());
        assertEquals(List.of("too-deep"), gzip.reasons());
    }

    @Test
    void anythingEndsInRecordsOrAFault() throws IOException {
        Random random = new Random(3);
        for (int round = 0; round < 20_000; round++) {
            byte[] data = new byte[20 + random.nextInt(60)];
            random.nextBytes(data);
            data[0] = (byte) 0xf3;
            data[1] = (byte) 0x89;
            data[2] = (byte) 0x9a;
            data[3] = (byte) 0xc2;
            AggregatedRecords found = AggregatedRecords.of(data);
            assertTrue(!found.fault().isEmpty());
            found.parts().forEach(part -> assertEquals(part.length(), part.of(data).length));
        }
    }
}
