package org.nightjar.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.nightjar.evidence.EvidenceLimits;

/** Digests that are larger than a record may be, and the limits on them and on nesting. */
class LargeDigestTest {

    private static final int FILES = 12_000;

    private static byte[] digest(int files) {
        StringBuilder json = new StringBuilder("{\"awsAccountId\":\"111122223333\","
                + "\"digestStartTime\":\"2024-03-04T10:00:00Z\",\"digestEndTime\":\"2024-03-04T11:00:00Z\","
                + "\"digestS3Bucket\":\"b\",\"digestS3Object\":\"d/1_CloudTrail-Digest_eu-west-1_t_eu-west-1_x.json.gz\","
                + "\"previousDigestS3Bucket\":null,\"unknown\":{\"deep\":[[[]]]},\"logFiles\":[");
        for (int i = 0; i < files; i++) {
            json.append(i == 0 ? "" : ",")
                    .append("{\"s3Bucket\":\"b\",\"s3Object\":\"AWSLogs/111122223333/CloudTrail/eu-west-1/2024/03/04/")
                    .append("111122223333_CloudTrail_eu-west-1_20240304T1005Z_")
                    .append(String.format(java.util.Locale.ROOT, "%016d", i))
                    .append(".json.gz\",\"hashValue\":\"")
                    .append("0123456789abcdef".repeat(4))
                    .append("\",\"hashAlgorithm\":\"SHA-256\",\"newestEventTime\":\"2024-03-04T10:04:00Z\",")
                    .append("\"oldestEventTime\":\"2024-03-04T10:01:00Z\",\"more\":[{\"s3Object\":\"not this\"}]}");
        }
        return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Collected read(EvidenceLimits limits, byte[] bytes) throws IOException {
        Collected found = new Collected(limits);
        found.entry("", new ByteArrayInputStream(bytes));
        return found;
    }

    private static EvidenceLimits limit(String name, long value) {
        return EvidenceLimits.DEFAULT.with(name, value).orElseThrow();
    }

    @Test
    void digestLargerThanARecordIsADigest() throws IOException {
        byte[] digest = digest(FILES);
        assertTrue(digest.length > EvidenceLimits.DEFAULT.maxRecordBytes(), "larger than a record: " + digest.length);
        Collected found = read(EvidenceLimits.DEFAULT, digest);
        assertEquals(
                EntryOutcome.Kind.DIGEST,
                found.outcome().kind(),
                found.reasons().toString());
        assertTrue(
                found.outcome().message().endsWith("lists 12000 log files"),
                found.outcome().message());
        DigestFile file = DigestFile.read(digest, "").orElseThrow();
        assertEquals(FILES, file.logFiles().size());
        assertEquals("", file.defect());
        assertTrue(file.logFiles().get(FILES - 1).object().endsWith("_0000000000011999.json.gz"));
        assertEquals(
                "2024-03-04T10:04:01Z", file.logFiles().get(0).events().to().toString());
    }

    @Test
    void digestBeyondItsLimitIsRejectedByName() throws IOException {
        byte[] digest = digest(FILES);
        Collected found = read(limit("digest", digest.length - 1), digest);
        assertEquals(java.util.List.of("too-long"), found.reasons());
        assertTrue(found.reject().message().contains("“digest”"), found.reject().message());
        assertEquals(
                EntryOutcome.Kind.DIGEST,
                read(limit("digest", digest.length), digest).outcome().kind());
    }

    @Test
    void recordsThatLieBehindALargeBeginningAreStillLimited() throws IOException {
        String start = "{\"note\":\"\\\"logFiles\\\"\",\"eventTime\":\"2024-01-02T03:04:05Z\",\"eventName\":\"A\","
                + "\"eventSource\":\"s3.amazonaws.com\",\"logFiles\":\"";
        byte[] record = (start + "x".repeat(5 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);
        Collected found = read(EvidenceLimits.DEFAULT, record);
        assertEquals(java.util.List.of("too-long"), found.reasons());
        assertTrue(found.reject().message().contains("“record”"), found.reject().message());
    }

    @Test
    void digestThatIsCutOffSaysSo() throws IOException {
        byte[] digest = digest(3);
        DigestFile file = DigestFile.read(java.util.Arrays.copyOf(digest, digest.length - 30), "name.json.gz")
                .orElseThrow();
        assertEquals("cannot be read to its end", file.defect());
        assertEquals("name.json.gz", file.object());
    }

    @Test
    void nestingIsLimitedByTheCaller() throws IOException {
        String record = "{\"eventTime\":\"2024-01-02T03:04:05Z\",\"eventSource\":\"s3.amazonaws.com\","
                + "\"eventName\":\"A\",\"x\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}";
        byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
        Collected refused = read(EvidenceLimits.DEFAULT, bytes);
        assertEquals(java.util.List.of("too-deep"), refused.reasons());
        assertTrue(
                refused.reject().message().contains("“nesting”"),
                refused.reject().message());
        assertEquals(
                java.util.List.of("A"), read(limit("nesting", 20_001), bytes).actions());
        assertEquals(
                java.util.List.of("too-deep"),
                read(limit("nesting", 20_000), bytes).reasons());
        String abyss = record.replace("[".repeat(20_000), "[".repeat(900_000))
                .replace("]".repeat(20_000), "]".repeat(900_000));
        assertEquals(
                java.util.List.of("A"),
                read(limit("nesting", 1_000_000), abyss.getBytes(StandardCharsets.UTF_8))
                        .actions());
        assertTrue(EvidenceLimits.DEFAULT.with("nesting", 63).isEmpty());
        assertTrue(EvidenceLimits.DEFAULT.with("nesting", 1_000_001).isEmpty());
    }
}
