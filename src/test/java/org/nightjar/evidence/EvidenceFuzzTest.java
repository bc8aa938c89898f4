package org.nightjar.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.job.JobContext;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.NightjarException;
import org.nightjar.model.RecordPosition;
import org.nightjar.parse.EntryOutcome;
import org.nightjar.parse.EntryParser;
import org.nightjar.parse.RecordSink;

/**
 * Evidence that was damaged in every way that a seed can think of: nothing is thrown, everything ends soon and in
 * bounded memory, every record is an event or a reject, and every event's bytes stand where it says. A failure names
 * its seed. Longer: {@code mvn test -Dtest=EvidenceFuzzTest -Dtest.excluded=none -Dnightjar.fuzz.seconds=600
 * -Dnightjar.fuzz.seed=1}.
 */
class EvidenceFuzzTest {

    private static final int MEBI = 1 << 20;
    private static final EvidenceLimits LIMITS = new EvidenceLimits(
            200, MEBI, 16L * MEBI, 4 * MEBI, 4, 200, 64 << 10, 1 << 10, 10_000, 1 << 20, 10_000, 100_000);
    private static final long MOST_ALLOCATED = 512L << 20;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    /** Keeps an entry's own bytes and compares each event with them. */
    private static final class Checked implements EntryHandler, RecordSink {
        private final EntryParser parser = EntryParser.ofAllSources(LIMITS);
        private byte[] content = {};
        private String path = "";
        private @Nullable Charset charset;
        private long seen;
        long events;
        long rejects;
        long carried;

        @Override
        public void entry(String entryPath, InputStream in, Optional<byte[]> gzip, Unfolder unfolder)
                throws IOException {
            BrokenEntryException broken = null;
            try (java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream()) {
                byte[] buffer = new byte[8192];
                try {
                    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                        all.write(buffer, 0, count);
                    }
                } catch (BrokenEntryException met) {
                    broken = met;
                }
                content = all.toByteArray();
            }
            path = entryPath;
            charset = null;
            seen = 0;
            EntryOutcome outcome =
                    parser.parse(entryPath, new Replay(content, broken), unfolder, this, JobContext.unwatched());
            assertEquals(outcome.records(), seen, entryPath);
            assertEquals(outcome.kind() == EntryOutcome.Kind.RECORDS, seen > 0, entryPath);
            assertTrue(broken == null || outcome.kind() != EntryOutcome.Kind.EMPTY, "a break was taken for nothing");
        }

        @Override
        public void transcoded() {
            boolean big = content[0] == (byte) 0xfe || content[0] == 0;
            charset = big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        }

        @Override
        public void event(AuditEvent event, byte[] buffer, int offset, int length) {
            seen++;
            events++;
            byte[] raw = Arrays.copyOfRange(buffer, offset, offset + length);
            if (!event.position().entry().equals(path)) {
                // stands in data that a record carries; CarriedRecordsTest compares those
                carried++;
                return;
            }
            int at = (int) event.position().byteOffset();
            if (charset == null) {
                assertTrue(
                        Arrays.equals(raw, 0, length, content, at, Math.min(content.length, at + length)),
                        "bytes are not at their position");
            } else {
                String text = new String(raw, StandardCharsets.UTF_8);
                byte[] original = text.getBytes(charset);
                assertTrue(
                        text.indexOf('\ufffd') >= 0
                                || Arrays.equals(original, 0, original.length, content, at, at + original.length),
                        "bytes are not at their position");
            }
        }

        @Override
        public void reject(RecordPosition position, String reason, String message, String excerpt) {
            seen++;
            rejects++;
            boolean sentence = message.length() > 10 && message.length() < 400 && message.indexOf('\n') < 0;
            assertTrue(sentence && !message.contains("Exception"), message);
            assertTrue(excerpt.length() <= 200 && position.byteOffset() >= 0 && position.recordIndex() >= 0);
        }

        @Override
        public void skipped(String entryPath, String message) {}
    }

    /** Gives bytes and then the break that ended them. */
    private static final class Replay extends ByteArrayInputStream {
        private final @Nullable BrokenEntryException broken;

        Replay(byte[] content, @Nullable BrokenEntryException broken) {
            super(content);
            this.broken = broken;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            int count = super.read(buffer, offset, length);
            if (count < 0 && broken != null) {
                sneak(broken);
            }
            return count;
        }

        /** The parent's signature has no checked exception, the stream's has. */
        @SuppressWarnings("unchecked")
        private static <E extends Throwable> void sneak(Throwable thrown) throws E {
            throw (E) thrown;
        }
    }

    private void read(long seed, Checked into) throws IOException, NightjarException {
        byte[] evidence = new EvidenceCorpus(seed).next();
        Path file = Files.write(folder.resolve("fuzzed"), evidence);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = threads.getCurrentThreadAllocatedBytes();
        long started = System.nanoTime();
        try {
            EvidenceReader.read(file, into, LIMITS, JobContext.unwatched());
        } catch (RuntimeException | Error failed) {
            throw new AssertionError("seed " + seed + ", " + evidence.length + " bytes: " + failed, failed);
        }
        long took = System.nanoTime() - started;
        assertTrue(took < LONGEST.toNanos(), "seed " + seed + " took " + took / 1_000_000 + " ms");
        long taken = threads.getCurrentThreadAllocatedBytes() - allocated;
        assertTrue(taken < MOST_ALLOCATED, "seed " + seed + " took " + taken + " bytes of memory");
    }

    @Test
    @Timeout(120)
    void damagedEvidenceIsReadWithoutHarm() throws IOException, NightjarException {
        Checked all = new Checked();
        for (long seed = 0; seed < 4_000; seed++) {
            read(seed, all);
        }
        assertTrue(
                all.events > 4_000 && all.rejects > 2_000 && all.carried > 500,
                all.events + " events, " + all.rejects + " rejects, " + all.carried + " carried");
    }

    @Test
    @Tag("long")
    void damagedEvidenceIsReadWithoutHarmForLong() throws IOException, NightjarException {
        long seconds = Long.getLong("nightjar.fuzz.seconds", 120);
        long seed = Long.getLong("nightjar.fuzz.seed", System.currentTimeMillis() * 1_000_000L);
        long until = System.nanoTime() + seconds * 1_000_000_000L;
        Checked all = new Checked();
        while (System.nanoTime() < until) {
            read(seed++, all);
        }
        assertTrue(all.events > 0 && all.rejects > 0);
    }
}
