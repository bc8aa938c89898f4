package org.nightjar.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.job.JobCancelledException;
import org.nightjar.job.JobContext;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.EvidenceStatus;
import org.nightjar.model.NightjarException;
import org.nightjar.model.Reject;
import org.nightjar.support.CancelledAt;

/** Bad input gets one clear sentence, is counted and listed, and the rest is imported. */
class BadInputTest {

    @TempDir
    Path folder;

    private final List<Throwable> uncaught = new CopyOnWriteArrayList<>();
    private Thread.@Nullable UncaughtExceptionHandler before;

    @BeforeEach
    void watchThreads() {
        before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> uncaught.add(thrown));
    }

    /** What ends a thread would be printed as a stack trace. */
    @AfterEach
    void noThreadEndsInAnException() {
        Thread.setDefaultUncaughtExceptionHandler(before);
        assertEquals(List.of(), uncaught);
    }

    private static String record(int number) {
        return "{\"eventVersion\":\"1.08\",\"userIdentity\":{\"type\":\"IAMUser\",\"userName\":\"alice\"},"
                + "\"eventTime\":\"2024-05-01T10:00:" + String.format(java.util.Locale.ROOT, "%02d", number % 60)
                + "Z\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"GetObject\",\"awsRegion\":\"eu-west-1\","
                + "\"sourceIPAddress\":\"198.51.100.7\",\"userAgent\":\"x\",\"eventID\":\"id-" + number + "\"}";
    }

    private static String records(int from, int to) {
        return "{\"Records\":["
                + IntStream.range(from, to).mapToObj(BadInputTest::record).collect(Collectors.joining(","))
                + "]}";
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private Path write(String name, String text) throws IOException {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static EvidenceItem item(ImportSummary summary, String name) {
        return summary.evidence().stream()
                .filter(item -> item.path().endsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private static void assertOneSentence(String message) {
        assertTrue(message.length() > 10 && message.length() < 400, message);
        assertFalse(message.contains("\n") || message.contains("\tat ") || message.contains("Exception"), message);
    }

    @Test
    void eachBadFileIsSaidAndCountedAndTheRestIsImported() throws Exception {
        byte[] whole = gzip(records(100, 200));
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(zipped)) {
            zip.putNextEntry(new ZipEntry("../../outside.json"));
            zip.write(records(300, 301).getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("inside.json"));
            zip.write(records(301, 303).getBytes(StandardCharsets.UTF_8));
        }
        List<Path> evidence = List.of(
                folder.resolve("missing.json"),
                write("empty.json", ""),
                write("text.txt", "Dear all,\nthis is no log.\n"),
                write("truncated.json.gz", Arrays.copyOf(whole, whole.length / 2)),
                write("lines.json", record(1) + "\n{\"eventID\": broken\n" + record(2) + "\n"),
                write("slip.zip", zipped.toByteArray()),
                write("good.json", records(10, 15)));
        try (OpenCase opened = new LocalCaseFiles("test").openOrCreate(folder.resolve("bad"))) {
            ImportSummary summary = opened.importEvidence(evidence, ImportOptions.DEFAULT, JobContext.unwatched());

            assertEquals(evidence.size(), summary.evidence().size());
            assertEquals(summary.read(), summary.stored() + summary.duplicates() + summary.rejected());
            assertEquals(
                    EvidenceStatus.UNREADABLE, item(summary, "missing.json").status());
            assertEquals(EvidenceStatus.EMPTY, item(summary, "empty.json").status());
            assertEquals(EvidenceStatus.NOT_A_LOG, item(summary, "text.txt").status());
            assertEquals(
                    EvidenceStatus.PARTIAL, item(summary, "truncated.json.gz").status());
            assertTrue(item(summary, "truncated.json.gz").stored() > 0);
            assertEquals(2, item(summary, "lines.json").stored());
            assertEquals(1, item(summary, "lines.json").rejected());
            assertEquals(2, item(summary, "slip.zip").stored());
            assertEquals(1, item(summary, "slip.zip").rejected());
            assertEquals(5, item(summary, "good.json").stored());
            assertFalse(Files.exists(folder.resolve("../outside.json")));

            List<Reject> rejects = opened.rejects(100);
            assertEquals(summary.rejected(), rejects.size());
            rejects.forEach(reject -> assertOneSentence(reject.message()));
            for (EvidenceItem item : summary.evidence()) {
                if (item.status() != EvidenceStatus.COMPLETE) {
                    assertOneSentence(item.message());
                }
            }
            assertEquals(summary.stored(), opened.data().index().size());
            assertTrue(opened.verify(JobContext.unwatched()).holds());
        }
    }

    @Test
    void partsOfASplitZipAreSaidToBeSuch() throws Exception {
        byte[] part = new byte[1_000];
        Arrays.fill(part, 1, 999, (byte) 'x');
        List<Path> evidence = List.of(write("logs.z02", part), write("other.z02", Arrays.copyOf(part, 900)));
        write("logs.z01", part);
        try (OpenCase opened = new LocalCaseFiles("test").openOrCreate(folder.resolve("split"))) {
            ImportSummary summary = opened.importEvidence(evidence, ImportOptions.DEFAULT, JobContext.unwatched());
            assertEquals(
                    "The file is binary data; it looks like one part of a split archive (logs.z01 lies beside it): put the"
                            + " parts together first (zip -s 0 logs.zip --out whole.zip) and import the whole.",
                    item(summary, "logs.z02").message());
            assertEquals("The file is binary data.", item(summary, "other.z02").message());
            assertEquals(summary.rejected(), opened.rejects(100).size());
        }
    }

    @Test
    void theSameFileTwiceAddsNothing() throws Exception {
        Path file = write("a.json", records(0, 5));
        Path copy = write("b.json", records(0, 5));
        try (OpenCase opened = new LocalCaseFiles("test").openOrCreate(folder.resolve("twice"))) {
            opened.importEvidence(List.of(file), ImportOptions.DEFAULT, JobContext.unwatched());
            ImportSummary again =
                    opened.importEvidence(List.of(file, copy), ImportOptions.DEFAULT, JobContext.unwatched());
            assertEquals(0, again.stored());
            assertEquals(10, again.duplicates());
            assertEquals(10, again.read());
            assertEquals(
                    EvidenceStatus.ALREADY_IMPORTED, again.evidence().get(1).status());
            assertEquals(5, opened.data().index().size());
            assertEquals(1, opened.data().evidence().size());
        }
    }

    @Test
    void cancelledImportKeepsWholeItemsAndTheNextTakesUpTheRest() throws Exception {
        List<Path> files = List.of(
                write("1.json", records(0, 50)), write("2.json", records(50, 100)), write("3.json", records(100, 150)));
        boolean wasCancelled = true;
        for (int checks = 0; wasCancelled; checks++) {
            Path at = folder.resolve("cancel-" + checks);
            try (OpenCase opened = new LocalCaseFiles("test").openOrCreate(at)) {
                wasCancelled = cancels(opened, files, checks);
                assertEquals(0, opened.data().index().size() % 50, "after " + checks + " checks");
                ImportSummary rest = opened.importEvidence(files, ImportOptions.DEFAULT, JobContext.unwatched());
                assertEquals(150, opened.data().index().size());
                assertEquals(150, rest.stored() + rest.duplicates());
                assertTrue(opened.verify(JobContext.unwatched()).holds());
            }
        }
    }

    private static boolean cancels(OpenCase opened, List<Path> files, int checks) throws NightjarException {
        try {
            opened.importEvidence(files, ImportOptions.DEFAULT, new CancelledAt(checks));
            return false;
        } catch (JobCancelledException cancelled) {
            return true;
        }
    }
}
