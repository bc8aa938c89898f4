package org.nightjar.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.evidence.EvidenceLimits;
import org.nightjar.job.JobCancelledException;
import org.nightjar.job.JobContext;
import org.nightjar.parse.EntryParser;
import org.nightjar.store.EventBatch;
import org.nightjar.support.DigestedTrail;

/** An archive whose members several threads read gives what one thread reads, in the same order, also at every limit. */
class SharedArchiveTest {

    @TempDir
    Path folder;

    static byte[] records(String prefix, int count) {
        StringBuilder text = new StringBuilder("{\"Records\":[");
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : ",")
                    .append("{\"eventTime\":\"2024-01-02T03:04:05Z\",\"eventSource\":\"s3.amazonaws.com\",")
                    .append("\"eventName\":\"GetObject\",\"eventID\":\"")
                    .append(prefix)
                    .append('-')
                    .append(i)
                    .append("\"}");
        }
        return text.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Members of every kind, enough for many pieces; one is larger than what is held of a piece. */
    private Path archive(long seed) throws IOException {
        Random random = new Random(seed);
        Path zip = folder.resolve("logs" + seed + ".zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream members = new ZipOutputStream(out)) {
            for (int i = 0; i < 700; i++) {
                add(members, i, random);
            }
        }
        return zip;
    }

    private static void add(ZipOutputStream zip, int i, Random random) throws IOException {
        byte[] content = records("m" + i, random.nextInt(40));
        String name = "AWSLogs/" + i + ".json";
        switch (i % 50) {
            case 3 -> {
                name = "notes" + i + ".bin";
                content = new byte[random.nextInt(100_000)];
                random.nextBytes(content);
            }
            case 7 -> {
                name = "inner" + i + ".zip";
                content = nested(i);
            }
            case 9 -> name = "../" + i + ".json";
            case 11 -> name = "__MACOSX/" + i;
            case 13 -> {
                byte[] whole = DigestedTrail.gzip(content);
                name = i + ".cut.gz";
                content = Arrays.copyOf(whole, whole.length / 2);
            }
            case 17 -> content = i == 317 ? records("large", 200_000) : content;
            case 19 -> content = "{\"Records\":[{\"broken\"".getBytes(StandardCharsets.UTF_8);
            default -> {
                if (i % 2 == 0) {
                    name += ".gz";
                    content = DigestedTrail.gzip(content);
                }
            }
        }
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] nested(int i) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int one = 0; one < 3; one++) {
                zip.putNextEntry(new ZipEntry(one + ".json"));
                zip.write(records("n" + i + "-" + one, 5));
            }
        }
        return bytes.toByteArray();
    }

    private static final class Progress extends JobContext.Unwatched {
        private final AtomicLong bytes = new AtomicLong();
        private final Set<String> threads = ConcurrentHashMap.newKeySet();
        private final long cancelAt;

        Progress(long cancelAt) {
            this.cancelAt = cancelAt;
        }

        @Override
        public void advance(long amount) {
            threads.add(Thread.currentThread().getName());
            bytes.addAndGet(amount);
        }

        @Override
        public void checkCancelled() {
            if (bytes.get() >= cancelAt) {
                throw new JobCancelledException();
            }
        }
    }

    private static String told(ItemPart part) {
        if (part instanceof ItemPart.Events events) {
            EventBatch batch = events.batch();
            StringBuilder rows = new StringBuilder("events");
            int bytes = 0;
            for (int row = 0; row < batch.rows(); row++) {
                rows.append(' ').append(batch.table().eventId(row)).append(batch.position(row));
                rows.append(batch.contentHash(row));
                bytes += batch.length(row);
            }
            int held = Math.min(bytes, batch.bytes().length);
            return rows + " " + Arrays.hashCode(Arrays.copyOf(batch.bytes(), held));
        }
        if (part instanceof ItemPart.Entry entry) {
            return "entry " + entry.gzip().map(HexFormat.of()::formatHex).orElse("");
        }
        return part.toString();
    }

    private static String text(ItemPart.Rejected one) {
        return one.position()
                + one.reason()
                + one.message()
                + one.excerpt()
                + one.content().wholeBytes();
    }

    private static List<String> drain(ItemFeed<ItemPart> feed) {
        List<String> parts = new ArrayList<>();
        ItemPart part = feed.take();
        while (!(part instanceof ItemPart.End)) {
            if (part instanceof ItemPart.Rejects rejects) {
                rejects.rejects().forEach(one -> parts.add(text(one)));
            } else {
                parts.add(told(part));
            }
            part = feed.take();
        }
        parts.add(told(part));
        return parts;
    }

    static List<String> byOne(Path zip, EvidenceLimits limits) throws InterruptedException {
        ItemFeed<ItemPart> feed = ItemFeed.ofItem(new AheadRoom());
        EntryParser parser = EntryParser.ofAllSources(limits);
        ItemParsing parsing =
                new ItemParsing(feed, limits, parser, JobContext.unwatched(), new EventBatch(), Optional.empty());
        Thread reader = new Thread(() -> parsing.run(zip, sha256 -> false));
        reader.start();
        List<String> parts = drain(feed);
        reader.join();
        return parts;
    }

    static List<String> byMany(Path zip, EvidenceLimits limits, Set<String> readers) throws IOException {
        Progress progress = new Progress(Long.MAX_VALUE);
        try (ReadAhead ahead = new ReadAhead(List.of(zip), limits, progress, sha256 -> false)) {
            List<String> parts = drain(ahead.next().feed());
            assertEquals(Files.size(zip), progress.bytes.get());
            readers.addAll(progress.threads);
            return parts;
        }
    }

    @Test
    void manyThreadsGiveWhatOneGives() throws Exception {
        Set<String> readers = new HashSet<>();
        for (long seed = 1; seed <= 2; seed++) {
            Path zip = archive(seed);
            List<String> expected = byOne(zip, EvidenceLimits.DEFAULT);
            assertTrue(expected.size() > 2_000, "parts: " + expected.size());
            for (int round = 0; round < 3; round++) {
                assertEquals(expected, byMany(zip, EvidenceLimits.DEFAULT, readers));
            }
        }
        assertEquals(Set.of("nightjar-parse", "nightjar-piece"), readers);
    }

    @Test
    void everyLimitIsMetAtTheSamePlace() throws Exception {
        Path zip = archive(4);
        Random random = new Random(5);
        for (int round = 0; round < 4; round++) {
            for (String name : List.of("inflated", "entries", "ratio")) {
                long value = switch (name) {
                    case "inflated" -> 10_000L + random.nextInt(2_500_000);
                    case "entries" -> 1L + random.nextInt(740);
                    default -> 1L + random.nextInt(8);
                };
                EvidenceLimits limits = EvidenceLimits.DEFAULT
                        .with("ratio-floor", 100_000)
                        .flatMap(one -> one.with(name, value))
                        .orElseThrow();
                List<String> expected = byOne(zip, limits);
                assertEquals(expected, byMany(zip, limits, new HashSet<>()), name + " " + value);
            }
        }
    }

    @Test
    void aCancelledImportOfAnArchiveEndsSoon() throws Exception {
        Path zip = archive(6);
        Progress progress = new Progress(Files.size(zip) / 3);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            try (ReadAhead ahead = new ReadAhead(List.of(zip), EvidenceLimits.DEFAULT, progress, sha256 -> false)) {
                ItemFeed<ItemPart> feed = ahead.next().feed();
                ItemPart part = feed.take();
                while (!(part instanceof ItemPart.End)) {
                    part = feed.take();
                }
                assertInstanceOf(JobCancelledException.class, ((ItemPart.End) part).failure());
            }
        });
    }
}
