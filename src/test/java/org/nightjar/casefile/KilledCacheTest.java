package org.nightjar.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;
import org.nightjar.store.EventIndex;
import org.nightjar.support.KilledProgram;

/**
 * The columns that are kept for fast opening may be cut off by a kill, asked for by two programs, or lie where nothing can be
 * written: the case says the same, or says in one sentence why it does not open.
 */
class KilledCacheTest {

    private static final int EVENTS = 60_000;
    private static final String KEEPING = "Keeping the columns";

    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

    @TempDir
    Path folder;

    private final LocalCaseFiles files = new LocalCaseFiles("test");

    private Path makeCase(int events) throws Exception {
        Path log = folder.resolve("log.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(log))) {
            for (int i = 0; i < events; i++) {
                out.write(
                        ("{\"eventTime\":\"2024-05-01T10:00:00Z\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"A"
                                        + i % 700 + "\",\"sourceIPAddress\":\"198.51.100." + i % 250
                                        + "\",\"eventID\":\""
                                        + new java.util.UUID(7, i) + "\"}\n")
                                .getBytes(StandardCharsets.UTF_8));
            }
        }
        Path at = folder.resolve("case.nightjar");
        try (OpenCase opened = files.openOrCreate(at)) {
            opened.importEvidence(List.of(log), ImportOptions.DEFAULT, JobContext.unwatched());
        }
        return at;
    }

    private Process start(String... arguments) throws IOException {
        return startBy(List.of(), arguments);
    }

    /** @param launcher what starts Java, with its arguments; none for Java itself */
    private Process startBy(List<String> launcher, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(launcher);
        command.addAll(KilledProgram.command(arguments));
        return new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
    }

    private static boolean isUsable(List<String> launcher) throws Exception {
        List<String> command = new ArrayList<>(launcher);
        command.add("true");
        return Files.isExecutable(SETPRIV)
                && new ProcessBuilder(command)
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0;
    }

    private static List<Path> kept(Path at, String ending) throws IOException {
        Path cache = at.resolve("cache");
        if (!Files.isDirectory(cache)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(cache)) {
            return all.filter(one -> one.toString().endsWith(ending)).toList();
        }
    }

    /** Kills the program as soon as it has begun to write columns; false if it had ended writing them by then. */
    private boolean killedWhileKeeping(Path at) throws Exception {
        Process process = start("users", "--case", at.toString());
        while (process.isAlive() && kept(at, ".part").isEmpty()) {
            process.waitFor(1, TimeUnit.MILLISECONDS);
        }
        process.destroyForcibly();
        process.waitFor();
        return kept(at, ".njc").isEmpty();
    }

    /** Every event with its action and address, as the case says now. */
    private String contents(Path at) throws NightjarException {
        try (OpenCase opened = files.open(at)) {
            EventIndex index = opened.data().index();
            StringBuilder all = new StringBuilder();
            for (int row = 0; row < index.size(); row++) {
                all.append(index.eventId(row));
                for (var dimension : org.nightjar.model.Dimension.values()) {
                    all.append('\t').append(index.column(dimension).value(row));
                }
                all.append('\n');
            }
            return all.toString();
        }
    }

    private void killAndOpen(int kills) throws Exception {
        Path at = makeCase(EVENTS);
        int cutOff = 0;
        String expected = "";
        for (int kill = 0; kill < kills; kill++) {
            for (Path one : kept(at, "")) {
                Files.delete(one);
            }
            cutOff += killedWhileKeeping(at) ? 1 : 0;
            String now = contents(at);
            expected = expected.isEmpty() ? now : expected;
            assertEquals(expected, now, "after kill " + kill);
            assertEquals(expected, contents(at), "as it was kept after kill " + kill);
            assertEquals(List.of(), kept(at, ".part"), "what the kill left is cleared away");
            assertEquals(1, kept(at, ".njc").size());
        }
        assertTrue(cutOff > 0, "no kill came while columns were written");
        try (OpenCase opened = files.open(at)) {
            assertEquals(EVENTS, opened.data().index().size());
            assertEquals(List.of(), opened.verify(JobContext.unwatched()).failed());
        }
    }

    @Test
    @Timeout(600)
    void aKillWhileColumnsAreKeptChangesNoAnswer() throws Exception {
        killAndOpen(3);
    }

    @Test
    @Tag("long")
    @Timeout(1800)
    void manyKillsWhileColumnsAreKeptChangeNoAnswer() throws Exception {
        killAndOpen(40);
    }

    /** Stops where the columns are about to be written, until it is told to go on. */
    private static final class Held extends JobContext.Unwatched {
        private final SynchronousQueue<String> at = new SynchronousQueue<>();
        private final SynchronousQueue<String> on = new SynchronousQueue<>();

        @Override
        public void stage(String name, JobUnit unit, long total) {
            if (name.equals(KEEPING)) {
                try {
                    at.put(name);
                    on.take();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    @Test
    @Timeout(300)
    void anotherProgramIsToldThatTheCaseIsOpenWhileItsColumnsAreKept() throws Exception {
        Path at = makeCase(100);
        Held held = new Held();
        ExecutorService first = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> events = first.submit(() -> {
                try (OpenCase opened = files.open(at, held)) {
                    return opened.data().index().size();
                }
            });
            assertEquals(KEEPING, held.at.take());
            Process second = start("users", "--case", at.toString());
            assertEquals(1, second.waitFor());
            List<String> said = Files.readAllLines(folder.resolve("err.txt")).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
            assertEquals(
                    List.of("nightjar: The case at " + at + " is open in another Nightjar; close it there first."),
                    said);
            assertEquals("", Files.readString(folder.resolve("out.txt")));
            held.on.put("go on");
            assertEquals(100, events.get());
        } finally {
            first.shutdownNow();
        }
        Process third = start("users", "--case", at.toString());
        assertEquals(0, third.waitFor());
    }

    @Test
    void aCaseThatCannotBeWrittenToSaysWhatToDo() throws Exception {
        Path at = makeCase(10);
        Path database = at.resolve("case.mv.db");
        byte[] before = Files.readAllBytes(database);
        assertTrue(database.toFile().setWritable(false));
        if (Files.isWritable(database)) {
            // root, who may write to everything, without that right
            List<String> bound = List.of(SETPRIV.toString(), "--bounding-set", "-dac_override,-dac_read_search");
            assumeTrue(isUsable(bound), "this user may write to everything, and setpriv cannot take that away here");
            assertEquals(1, startBy(bound, "users", "--case", at.toString()).waitFor());
            String said = Files.readString(folder.resolve("err.txt")).strip();
            assertTrue(said.contains("copy it") && said.lines().count() == 1, said);
            assertTrue(java.util.Arrays.equals(before, Files.readAllBytes(database)));
            return;
        }
        NightjarException refused = assertThrows(NightjarException.class, () -> files.open(at));
        assertEquals(ErrorKind.CASE_READ_ONLY, refused.kind());
        assertTrue(refused.userMessage().contains("copy it"), refused.userMessage());
        assertTrue(java.util.Arrays.equals(before, Files.readAllBytes(database)));
        assertTrue(database.toFile().setWritable(true) && at.toFile().setWritable(false));
        assertThrows(NightjarException.class, () -> files.open(at));
        assertTrue(at.toFile().setWritable(true));
        try (OpenCase opened = files.open(at)) {
            assertFalse(opened.data().index().size() == 0);
        }
    }
}
