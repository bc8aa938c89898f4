package org.nightjar.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.job.JobContext;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.NightjarException;
import org.nightjar.store.EventIndex;
import org.nightjar.support.KilledProgram;

/**
 * The program is killed at any moment of an import: the case stays valid with whole items, and the next import takes
 * up the rest until it is as if nothing had happened. More kills: {@code mvn test -Dtest=KilledImportTest
 * -Dtest.excluded=none -Dnightjar.kills=200}.
 */
class KilledImportTest {

    private static final int FILES = 60;
    private static final int EVENTS_A_FILE = 400;
    private static final int SHARING = FILES / 5;

    @TempDir
    Path folder;

    private static String record(int number) {
        return "{\"eventVersion\":\"1.08\",\"userIdentity\":{\"type\":\"IAMUser\",\"userName\":\"alice\"},\"eventTime\":"
                + "\"2024-05-01T10:00:00Z\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"GetObject\",\"sourceIPAddress\":"
                + "\"198.51.100." + number % 250 + "\",\"userAgent\":\"x\",\"eventID\":\""
                + new java.util.UUID(1, number)
                + "\"}";
    }

    /** Files of which some share records with the one before, and some hold a broken line. */
    private Path evidence() throws IOException {
        Path evidence = Files.createDirectories(folder.resolve("evidence"));
        for (int file = 0; file < FILES; file++) {
            StringBuilder lines = new StringBuilder();
            int from = file * EVENTS_A_FILE - (file % 5 == 4 ? 10 : 0);
            for (int i = 0; i < EVENTS_A_FILE; i++) {
                lines.append(record(from + i)).append('\n');
            }
            if (file % 7 == 3) {
                lines.append("{\"eventName\" broken\n");
            }
            Path path = evidence.resolve(String.format(java.util.Locale.ROOT, "%03d.json.gz", file));
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
                out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        return evidence;
    }

    private boolean killed(long afterMillis, String... arguments) throws IOException, InterruptedException {
        return new KilledProgram(folder).killed(afterMillis, arguments);
    }

    /** What a case holds, in a form that can be compared: its items and its events with their bytes. */
    private static List<String> contents(Path at) throws NightjarException {
        try (OpenCase opened = new LocalCaseFiles("test").open(at)) {
            List<String> lines = new ArrayList<>();
            for (EvidenceItem item : opened.data().evidence()) {
                assertEquals(item.read(), item.stored() + item.duplicates() + item.rejected(), item.path());
                lines.add(item.path() + " " + item.sha256() + " " + item.stored() + " " + item.duplicates() + " "
                        + item.rejected() + " " + item.status());
            }
            VerifyReport verified = opened.verify(JobContext.unwatched());
            assertTrue(verified.holds(), verified.failed().toString());
            EventIndex index = opened.data().index();
            TreeSet<String> events = new TreeSet<>();
            for (int row = 0; row < index.size(); row++) {
                events.add(index.eventId(row)
                        + index.position(row)
                        + new String(opened.rawRecord(row), StandardCharsets.UTF_8));
            }
            assertEquals(index.size(), events.size());
            lines.addAll(events);
            return lines;
        }
    }

    private static boolean exists(Path at) {
        return Files.exists(at.resolve("case.mv.db"));
    }

    private void killAndGoOn(int kills, long seed) throws Exception {
        Path evidence = evidence();
        Path whole = folder.resolve("whole.nightjar");
        long unbroken = new KilledProgram(folder).whole("import", "--case", whole.toString(), evidence.toString());
        List<String> expected = contents(whole);
        assertEquals(FILES + FILES * EVENTS_A_FILE - 10 * SHARING, expected.size());

        Random random = new Random(seed);
        Path broken = folder.resolve("broken.nightjar");
        int done = 0;
        for (int i = 0; i < kills; i++) {
            long after = 100 + random.nextLong(Math.max(200, unbroken));
            boolean wasKilled = killed(after, "import", "--case", broken.toString(), evidence.toString());
            done += wasKilled ? 1 : 0;
            if (exists(broken)) {
                List<String> sofar = contents(broken);
                assertTrue(
                        expected.containsAll(sofar), "seed " + seed + ", kill " + i + ": other contents than unbroken");
            }
            if (!wasKilled) {
                discard(broken);
            }
        }
        assertTrue(done > 0, "no run was killed in time");
        assertTrue(!killed(300_000, "import", "--case", broken.toString(), evidence.toString()));
        assertEquals(expected, contents(broken));

        for (int i = 0; i < Math.max(2, kills / 4); i++) {
            killed(100 + random.nextLong(Math.max(200, unbroken)), "import", "--case", broken.toString(), "--retry");
            assertEquals(expected, contents(broken), "seed " + seed + ", kill of a retry " + i);
        }
    }

    private static void discard(Path at) throws IOException {
        try (var files = Files.walk(at)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    @Timeout(300)
    void killedImportLeavesWholeItemsAndTheNextTakesUpTheRest() throws Exception {
        killAndGoOn(5, 11);
    }

    @Test
    @Tag("long")
    void killedImportLeavesWholeItemsManyTimes() throws Exception {
        killAndGoOn(Integer.getInteger("nightjar.kills", 60), System.nanoTime());
    }
}
