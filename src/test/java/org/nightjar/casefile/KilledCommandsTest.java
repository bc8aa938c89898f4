package org.nightjar.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.job.JobContext;
import org.nightjar.model.EvidenceItem;
import org.nightjar.support.KilledProgram;

/**
 * The program is killed at any moment of what is done to a case after its first import: detection, more evidence, a check, exports.
 * The case stays valid, a file is there whole or not at all, and once each command was done again all is as if nothing had
 * happened. More kills: {@code mvn test -Dtest=KilledCommandsTest -Dtest.excluded=none -Dnightjar.kills=200}.
 */
class KilledCommandsTest {

    private static final Path FIRST = Path.of("sample-cases/night-shift/evidence.zip");
    private static final Path SECOND = Path.of("sample-cases/request-forgery/evidence.zip");

    @TempDir
    Path folder;

    private String[][] commands(Path at) {
        String name = at.toString();
        return new String[][] {
            {"detect", "--case", name},
            {"export", "--case", name, "--format", "jsonl", "--out", name + ".jsonl"},
            {"import", "--case", name, SECOND.toString()},
            {"detect", "--case", name},
            {"verify", "--case", name},
            {"export", "--case", name, "--format", "html", "--out", name + ".html"},
            {"sql", "--case", name}
        };
    }

    /** What a case says, findings by what they are and not by their number. */
    private static List<String> contents(Path at) throws Exception {
        try (OpenCase opened = new LocalCaseFiles("test").open(at)) {
            VerifyReport verified = opened.verify(JobContext.unwatched());
            assertTrue(verified.failed().isEmpty(), verified.failed().toString());
            CaseData data = opened.data();
            for (EvidenceItem item : data.evidence()) {
                assertEquals(item.read(), item.stored() + item.duplicates() + item.rejected(), item.path());
            }
            List<String> findings = data.detection().findings().stream()
                    .map(one -> one.detector() + one.title() + one.score() + one.user() + one.eventIds())
                    .sorted()
                    .toList();
            return List.of(
                    "events " + data.index().size(), "items " + data.evidence().size(), findings.toString());
        }
    }

    private void killEach(int kills, long seed) throws Exception {
        KilledProgram program = new KilledProgram(folder);
        Path whole = folder.resolve("whole.nightjar");
        program.whole("import", "--case", whole.toString(), FIRST.toString());
        String[][] unbroken = commands(whole);
        long[] millis = new long[unbroken.length];
        for (int i = 0; i < unbroken.length; i++) {
            millis[i] = program.whole(unbroken[i]);
        }
        List<String> expected = contents(whole);
        byte[] lines = Files.readAllBytes(folder.resolve("whole.nightjar.jsonl"));

        Random random = new Random(seed);
        Path broken = folder.resolve("broken.nightjar");
        program.whole("import", "--case", broken.toString(), FIRST.toString());
        String[][] commands = commands(broken);
        int done = 0;
        for (int i = 0; i < commands.length; i++) {
            for (int kill = 0; kill < kills; kill++) {
                long after = 100 + random.nextLong(Math.max(200, millis[i]));
                done += program.killed(after, commands[i]) ? 1 : 0;
                contents(broken);
                assertWholeOrAbsent(broken, lines);
            }
            program.whole(commands[i]);
        }
        assertTrue(done > 0, "no command was killed in time");
        assertEquals(expected, contents(broken), "seed " + seed);
        assertTrue(Files.exists(folder.resolve("broken.nightjar.html")));
        try (var beside = Files.list(folder)) {
            assertEquals(
                    List.of(),
                    beside.filter(file -> file.toString().endsWith(".part")).toList());
        }
    }

    private void assertWholeOrAbsent(Path broken, byte[] lines) throws Exception {
        Path exported = Path.of(broken + ".jsonl");
        if (Files.exists(exported)) {
            org.junit.jupiter.api.Assertions.assertArrayEquals(lines, Files.readAllBytes(exported));
        }
        Path report = Path.of(broken + ".html");
        if (Files.exists(report)) {
            assertTrue(Files.readString(report).strip().endsWith("</html>"));
        }
    }

    @Test
    @Timeout(600)
    void killedCommandsLeaveAValidCase() throws Exception {
        killEach(1, 5);
    }

    @Test
    @Tag("long")
    void killedCommandsLeaveAValidCaseManyTimes() throws Exception {
        killEach(Math.max(1, Integer.getInteger("nightjar.kills", 60) / 7), System.nanoTime());
    }
}
