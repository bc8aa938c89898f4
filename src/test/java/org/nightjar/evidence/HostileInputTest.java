package org.nightjar.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.evidence.Archives.bytes;
import static org.nightjar.evidence.Archives.gzip;
import static org.nightjar.evidence.Archives.join;
import static org.nightjar.evidence.Archives.storedZip;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.evidence.Archives.Stored;
import org.nightjar.job.JobContext;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.NightjarException;
import org.nightjar.model.RecordPosition;
import org.nightjar.parse.EntryOutcome;
import org.nightjar.parse.EntryParser;
import org.nightjar.parse.RecordSink;
import org.nightjar.support.UnpackedData;

/** Input that is made to crash, hang or exhaust whoever reads it. */
class HostileInputTest {

    private static final long GIBI = 1L << 30;
    private static final long MUCH = 64L << 20;

    @TempDir
    Path folder;

    /** The same bytes over and over. */
    private static InputStream endless(String pattern, long size) {
        byte[] block = pattern.repeat(65_536 / pattern.length()).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return new InputStream() {
            private long left = size;

            @Override
            public int read() {
                return left-- > 0 ? block[0] : -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                int count = (int) Math.min(Math.min(length, block.length), left);
                if (count <= 0) {
                    return -1;
                }
                System.arraycopy(block, 0, buffer, offset, count);
                left -= count;
                return count;
            }
        };
    }

    private static final class Counts implements RecordSink {
        private final List<String> reasons = new ArrayList<>();

        @Override
        public void event(AuditEvent event, byte[] buffer, int offset, int length) {
            throw new AssertionError("there is no event in it");
        }

        @Override
        public void reject(RecordPosition position, String reason, String message, String excerpt) {
            reasons.add(reason);
        }
    }

    @Test
    void gibibyteOfBlanksAndMuchOfAnythingEndsSoon() {
        for (String pattern :
                List.of(" ", "\n", "[", "{", "{\"a\":", "\"", "\\", "x", "x,", "\0", "{\"Records\":[", "é ")) {
            Counts counts = new Counts();
            EntryOutcome outcome = assertTimeoutPreemptively(
                    Duration.ofSeconds(60),
                    () -> EntryParser.ofAllSources(EvidenceLimits.DEFAULT)
                            .parse(
                                    "",
                                    endless(pattern, pattern.equals(" ") ? GIBI : MUCH),
                                    new UnpackedData(),
                                    counts,
                                    JobContext.unwatched()),
                    pattern);
            assertTrue(counts.reasons.size() <= 1_000, pattern);
            assertEquals(counts.reasons.size(), outcome.records(), pattern);
        }
    }

    @Test
    void endlessCellOrValueIsOneReject() {
        for (String start : List.of(
                "eventName,eventTime,eventSource\nA,2024-01-02T03:04:05Z,\"",
                "eventName,eventTime,eventSource\nA,2024-01-02T03:04:05Z,",
                "{\"eventName\":\"A\",\"eventSource\":\"",
                "{\"Records\":[{\"eventName\":\"")) {
            Counts counts = new Counts();
            EntryOutcome outcome = assertTimeoutPreemptively(
                    Duration.ofSeconds(60),
                    () -> EntryParser.ofAllSources(EvidenceLimits.DEFAULT)
                            .parse(
                                    "",
                                    new java.io.SequenceInputStream(
                                            new java.io.ByteArrayInputStream(bytes(start)), endless("x", MUCH)),
                                    new UnpackedData(),
                                    counts,
                                    JobContext.unwatched()),
                    start);
            assertTrue(counts.reasons.size() <= 2 && outcome.records() >= 1, start + counts.reasons);
        }
    }

    @Test
    void threeThousandLayersOfArchivesEndAtTheDepth() throws IOException, NightjarException {
        byte[] gzips = bytes("deep");
        byte[] zips = bytes("deep");
        for (int i = 0; i < 3_000; i++) {
            gzips = gzip(gzips);
            zips = i < 300 ? storedZip(List.of(new Stored("z", zips, 0))) : zips;
        }
        for (byte[] layers : List.of(gzips, zips)) {
            Entries found = Entries.read(folder, layers);
            assertEquals(List.of(), found.contents);
            assertEquals(1, found.rejects.size());
            assertTrue(
                    found.reasons().get(0).endsWith(":too-deep"),
                    found.reasons().toString());
        }
    }

    @Test
    void depthCannotBeSetBeyondWhatTheStackHolds() {
        assertTrue(EvidenceLimits.DEFAULT.with("depth", 65).isEmpty());
        assertEquals(64, EvidenceLimits.DEFAULT.with("depth", 64).orElseThrow().maxDepth());
    }

    @Test
    void layersUpToTheDeepestLimitAreRead() throws IOException, NightjarException {
        byte[] layers = bytes("deep");
        for (int i = 0; i < 64; i++) {
            layers = i % 2 == 0 ? gzip(layers) : storedZip(List.of(new Stored("z", layers, 0)));
        }
        EvidenceLimits deep = EvidenceLimits.DEFAULT.with("depth", 64).orElseThrow();
        Entries found = Entries.read(folder, layers, deep);
        assertEquals(List.of(), found.reasons());
        assertTrue(found.contents.get(0).endsWith("=deep"));
    }

    @Test
    void blanksThatInflateBeyondReasonAreSaid() throws IOException, NightjarException {
        byte[] blanks = new byte[64 << 20];
        Arrays.fill(blanks, (byte) ' ');
        Entries found = Entries.read(folder, join(gzip(blanks)));
        assertEquals(List.of(":too-large"), found.reasons());
    }
}
