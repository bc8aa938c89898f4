package org.nightjar.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.Dimension;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.NightjarException;
import org.nightjar.store.CaseStore;
import org.nightjar.store.IndexCache;
import org.nightjar.store.h2.H2CaseStore;

class KeptColumnsTest {

    private static final String BUILDING = "Placing the addresses";

    @TempDir
    Path folder;

    private final LocalCaseFiles files = new LocalCaseFiles("test");
    private Path at = Path.of("");

    /** Remembers the stages. */
    private static final class Watched extends JobContext.Unwatched {
        private final List<String> stages = new ArrayList<>();

        @Override
        public void stage(String name, JobUnit unit, long total) {
            stages.add(name);
        }
    }

    @BeforeEach
    void start() throws Exception {
        at = folder.resolve("case.nightjar");
        importEvent("one", "GetObject");
    }

    private void importEvent(String id, String action) throws Exception {
        Path log = Files.writeString(folder.resolve(id + ".json"), record(id, action));
        try (OpenCase opened = files.openOrCreate(at)) {
            opened.importEvidence(List.of(log), ImportOptions.DEFAULT, JobContext.unwatched());
        }
    }

    private static String record(String id, String action) {
        return "{\"eventTime\":\"2024-01-02T03:04:05Z\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"" + action
                + "\",\"eventID\":\"" + id + "\",\"sourceIPAddress\":\"192.0.2.7\"}";
    }

    /** Whether opening the case builds the index; it must know just these actions. */
    private boolean builds(String... actions) throws NightjarException {
        Watched job = new Watched();
        try (OpenCase opened = files.open(at, job)) {
            List<String> seen = new ArrayList<>();
            for (int row = 0; row < opened.data().index().size(); row++) {
                seen.add(opened.data().index().value(Dimension.ACTION, row));
            }
            assertEquals(List.of(actions), seen);
            assertFalse(opened.data().geoDatabases().isEmpty());
        }
        return job.stages.contains(BUILDING);
    }

    private Path kept() throws IOException {
        try (Stream<Path> all = Files.list(at.resolve("cache"))) {
            return all.toList().get(0);
        }
    }

    @Test
    void theSecondOpeningReadsWhatTheFirstKept() throws Exception {
        assertTrue(builds("GetObject"));
        assertFalse(builds("GetObject"));
        assertFalse(builds("GetObject"));
    }

    @Test
    void aliasesShowOverKeptColumns() throws Exception {
        builds("GetObject");
        try (OpenCase opened = files.open(at, JobContext.unwatched())) {
            opened.changePeople(
                    new PeopleEdit.Alias(Optional.of(Dimension.ADDRESS), "192.0.2.7", "Office"),
                    JobContext.unwatched());
        }
        assertFalse(builds("GetObject"));
        try (OpenCase opened = files.open(at, JobContext.unwatched())) {
            assertEquals("Office", opened.data().people().alias(Dimension.ADDRESS, "192.0.2.7"));
        }
    }

    @Test
    void anImportMakesItStale() throws Exception {
        builds("GetObject");
        Path before = kept();
        importEvent("two", "PutObject");
        assertTrue(builds("GetObject", "PutObject"));
        assertFalse(builds("GetObject", "PutObject"));
        assertNotEquals(before, kept());
    }

    @Test
    void aChangedListOfNetworksMakesItStale() throws Exception {
        Path list = Files.writeString(folder.resolve("list.txt"), "# vpn\n192.0.2.0/24\n");
        try (OpenCase opened = files.openOrCreate(at)) {
            opened.importEvidence(
                    List.of(), new ImportOptions(Optional.empty(), List.of(list)), JobContext.unwatched());
        }
        assertTrue(builds("GetObject"));
        assertFalse(builds("GetObject"));
        Files.writeString(list, "# vpn\n198.51.100.0/24\n192.0.2.0/28\n");
        assertTrue(builds("GetObject"));
    }

    @Test
    void whereNothingCanBeKeptTheCaseOpensAllTheSame() throws Exception {
        Files.writeString(at.resolve("cache"), "in the way");
        assertTrue(builds("GetObject"));
        assertTrue(builds("GetObject"));
        assertEquals("in the way", Files.readString(at.resolve("cache")));
    }

    @Test
    void aDamagedFileIsReplacedQuietly() throws Exception {
        builds("GetObject");
        byte[] sound = Files.readAllBytes(kept());
        byte[] damaged = sound.clone();
        damaged[sound.length - 1] ^= 1;
        Files.write(kept(), damaged);
        assertTrue(builds("GetObject"));
        assertFalse(builds("GetObject"));
    }

    @Test
    void verifyNamesWhatTheKeptColumnsSayOtherwiseAndThrowsThemAway() throws Exception {
        builds("GetObject");
        Path other = folder.resolve("other.nightjar");
        Path log = Files.writeString(
                Files.createDirectory(folder.resolve("forged")).resolve("one.json"), record("one", "HeadObject"));
        try (OpenCase forged = files.create(other)) {
            forged.importEvidence(List.of(log), ImportOptions.DEFAULT, JobContext.unwatched());
            new IndexCache(at).write(forged.data().index(), List.of("forged"), stamp(), JobContext.unwatched());
        }
        try (OpenCase opened = files.open(at)) {
            assertEquals("HeadObject", opened.data().index().value(Dimension.ACTION, 0));
            VerifyReport report = opened.verify(JobContext.unwatched());
            assertTrue(
                    report.failed()
                            .contains("The kept columns say something else than the database of event one: Action."),
                    report.failed().toString());
            assertEquals("GetObject", opened.data().index().value(Dimension.ACTION, 0));
            VerifyReport again = opened.verify(JobContext.unwatched());
            assertEquals(List.of(), again.failed());
        }
        assertTrue(builds("GetObject"));
        try (OpenCase opened = files.open(at)) {
            assertTrue(opened.verify(JobContext.unwatched())
                    .passed()
                    .contains("The columns that are kept for opening the case say what the database says."));
        }
    }

    private byte[] stamp() throws NightjarException {
        try (CaseStore store = H2CaseStore.open(at)) {
            List<EvidenceItem> evidence = store.evidence();
            return CaseStamp.of(store, CaseStamp.Evidence.of(evidence), List.of())
                    .orElseThrow();
        }
    }

    @Test
    void theProgramIsNamedByTheBytesOfItsCodeAndData() throws Exception {
        Path code = Files.createDirectories(folder.resolve("code/org/nightjar/store"))
                .resolve("A.class");
        Files.writeString(code, "one");
        Files.createDirectories(folder.resolve("code/org/nightjar/ui"));
        String before = ProgramPrint.of(folder.resolve("code"));
        Files.writeString(folder.resolve("code/org/nightjar/ui/B.class"), "of no account");
        assertEquals(before, ProgramPrint.of(folder.resolve("code")));
        Files.writeString(code, "two");
        assertNotEquals(before, ProgramPrint.of(folder.resolve("code")));
        assertNotEquals(Optional.empty(), ProgramPrint.get());
    }
}
