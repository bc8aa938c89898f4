package org.nightjar.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.job.JobContext;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.NightjarException;
import org.nightjar.support.DigestedTrail;

/** A case database that was damaged opens as it was, opens older and says so, or does not open and says so. */
class DamagedCaseTest {

    private static final int ITEMS = 12;
    private static final int EVENTS = 150;
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private byte[] whole = new byte[0];
    private byte[] logEnd = new byte[0];
    private List<EvidenceItem> items = List.of();

    /** What an opening said. */
    private static final class Warnings extends JobContext.Unwatched {
        private final List<String> said = new ArrayList<>();

        @Override
        public synchronized void warn(String message) {
            said.add(message);
        }
    }

    private Path caseFolder() {
        return folder.resolve("case.nightjar");
    }

    private Path database() {
        return caseFolder().resolve("case.mv.db");
    }

    @BeforeEach
    void aCaseOfSeveralSessions() throws Exception {
        for (int i = 0; i < ITEMS; i++) {
            StringBuilder lines = new StringBuilder();
            for (int e = 0; e < EVENTS; e++) {
                lines.append(
                                "{\"eventTime\":\"2024-01-02T03:04:05Z\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"")
                        .append("Get" + e % 40)
                        .append("\",\"eventID\":\"e-" + i + "-" + e)
                        .append("\",\"userAgent\":\"agent/" + e * 31 % 97 + "\"}\n");
            }
            byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
            DigestedTrail.writeFile(
                    folder.resolve("evidence/" + i + ".json"), i % 2 == 0 ? bytes : DigestedTrail.gzip(bytes));
        }
        for (int session = 0; session < 3; session++) {
            try (OpenCase opened = new LocalCaseFiles("test").openOrCreate(caseFolder())) {
                List<Path> some = new ArrayList<>();
                for (int i = session * ITEMS / 3; i < (session + 1) * ITEMS / 3; i++) {
                    some.add(folder.resolve("evidence/" + i + ".json"));
                }
                opened.importEvidence(some, ImportOptions.DEFAULT, JobContext.unwatched());
            }
        }
        whole = Files.readAllBytes(database());
        logEnd = Files.readAllBytes(caseFolder().resolve("case.log-end"));
        try (OpenCase opened = new LocalCaseFiles("test").open(caseFolder())) {
            items = opened.data().evidence();
        }
        assertEquals(ITEMS, items.size());
        Files.write(database(), whole);
    }

    private byte[] damaged(Random random) {
        byte[] bytes = whole.clone();
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(6)) {
            case 0 -> bytes = Arrays.copyOf(bytes, at);
            case 1 -> Arrays.fill(bytes, at / 4096 * 4096, Math.min(bytes.length, at / 4096 * 4096 + 4096), (byte) 0);
            case 2 -> noise(random, bytes, at, 1 + random.nextInt(20_000));
            case 3 -> {
                bytes = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(20_000));
                noise(random, bytes, whole.length, bytes.length);
            }
            case 4 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            default -> {
                int from = random.nextInt(bytes.length);
                int length = Math.min(random.nextInt(10_000), bytes.length - Math.max(at, from));
                System.arraycopy(whole, from, bytes, at, length);
            }
        }
        return bytes;
    }

    private static void noise(Random random, byte[] bytes, int from, int length) {
        for (int i = from; i < Math.min(bytes.length, from + length); i++) {
            bytes[i] = (byte) random.nextInt(256);
        }
    }

    private void open(String what) {
        assertTimeoutPreemptively(
                LONGEST,
                () -> {
                    Warnings warnings = new Warnings();
                    try (OpenCase opened = new LocalCaseFiles("test").open(caseFolder(), warnings)) {
                        List<EvidenceItem> now = opened.data().evidence();
                        long stored =
                                now.stream().mapToLong(EvidenceItem::stored).sum();
                        assertEquals(stored, opened.data().index().size(), what + ": whole items only");
                        if (now.size() < ITEMS) {
                            assertEquals(items.subList(0, now.size()), now, what);
                            assertFalse(warnings.said.isEmpty(), what + ": shorter without a word");
                        }
                        opened.verify(JobContext.unwatched());
                    } catch (NightjarException refused) {
                        assertOneSentence(refused, what);
                    }
                },
                what);
    }

    private static void assertOneSentence(NightjarException refused, String what) {
        String said = refused.userMessage();
        assertFalse(said.contains("\n") || said.contains("Exception") || said.isBlank(), what + ": " + said);
        assertTrue(
                refused.kind() == ErrorKind.CASE_DAMAGED || refused.kind() == ErrorKind.CASE_UNTRUSTED,
                what + ": " + refused.kind());
    }

    /** Puts a damaged database into the case, with the note of where its log ended or as a copy of the database alone. */
    private void put(byte[] bytes, boolean alone) throws IOException {
        Files.write(database(), bytes);
        Path note = caseFolder().resolve("case.log-end");
        if (alone) {
            Files.deleteIfExists(note);
        } else {
            Files.write(note, logEnd);
        }
    }

    private void damage(int rounds, long seed) throws IOException {
        for (int round = 0; round < rounds; round++) {
            put(damaged(new Random(seed + round)), round % 2 == 0);
            open("seed " + (seed + round));
        }
    }

    @Test
    void damagedDatabaseOpensWholeOrSaysWhatIsWrong() throws IOException {
        damage(40, 7_000);
    }

    @Test
    @Tag("long")
    void damagedDatabaseOpensWholeOrSaysWhatIsWrongManyTimes() throws IOException {
        damage(Integer.getInteger("nightjar.damages", 2_000), 100_000);
    }

    @Test
    void truncatedDatabaseOpensOlderWithAWordOrNotAtAll() throws IOException {
        for (int part = 0; part < 24; part++) {
            int length = (int) ((long) whole.length * part / 24);
            for (boolean alone : new boolean[] {false, true}) {
                put(Arrays.copyOf(whole, length), alone);
                open("cut at " + length + (alone ? ", alone" : ""));
            }
        }
    }

    @Test
    void emptyFileAndTextFileAreNoCases() throws IOException {
        for (String content : List.of("", "not a database at all\n".repeat(2_000), "H:2,block:1,blockSize:1000")) {
            Files.writeString(database(), content);
            NightjarException refused =
                    assertThrows(NightjarException.class, () -> new LocalCaseFiles("test").open(caseFolder()));
            assertEquals(ErrorKind.CASE_DAMAGED, refused.kind());
            assertOneSentence(refused, content);
            assertEquals(content, Files.readString(database()), "the file is left as it is");
        }
    }

    @Test
    void olderDatabaseUnderANewerCaseIsSaidAndKeptInTheLog() throws Exception {
        byte[] first = whole.clone();
        DigestedTrail.writeFile(
                folder.resolve("evidence/more.json"),
                "{\"eventTime\":\"2024-01-02T03:04:05Z\",\"eventSource\":\"s\",\"eventName\":\"A\",\"eventID\":\"m\"}"
                        .getBytes(StandardCharsets.UTF_8));
        try (OpenCase opened = new LocalCaseFiles("test").open(caseFolder())) {
            opened.importEvidence(
                    List.of(folder.resolve("evidence/more.json")), ImportOptions.DEFAULT, JobContext.unwatched());
        }
        Files.write(database(), first);
        Warnings warnings = new Warnings();
        try (OpenCase opened = new LocalCaseFiles("test").open(caseFolder(), warnings)) {
            assertTrue(warnings.said.get(0).contains("older than"), warnings.said.toString());
            assertTrue(opened.actions().stream().anyMatch(line -> line.action().equals("lost")));
            assertFalse(opened.verify(JobContext.unwatched()).holds(), "the loss is in the case");
        }
        Warnings later = new Warnings();
        try (OpenCase opened = new LocalCaseFiles("test").open(caseFolder(), later)) {
            assertEquals(warnings.said, later.said, "who opens it next is told too");
            assertTrue(later.said.get(0).contains("put the copy in its place"), later.said.toString());
            assertFalse(opened.verify(JobContext.unwatched()).holds(), "and stays there");
            opened.importEvidence(
                    List.of(folder.resolve("evidence/more.json")), ImportOptions.DEFAULT, JobContext.unwatched());
        }
        Warnings afterImport = new Warnings();
        try (OpenCase opened = new LocalCaseFiles("test").open(caseFolder(), afterImport)) {
            assertEquals(List.of(), afterImport.said, "until evidence was imported again");
            assertFalse(opened.verify(JobContext.unwatched()).holds(), "the log keeps it for good");
        }
    }
}
