package org.nightjar.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.job.JobCancelledException;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;

class CaseFilesTest {

    @TempDir
    Path folder;

    /** Cancelled at the check of that number. */
    private static final class CancelledAt extends JobContext.Unwatched {
        private final List<String> stages = new ArrayList<>();
        private int checksLeft;

        CancelledAt(int check) {
            checksLeft = check;
        }

        @Override
        public void stage(String name, JobUnit unit, long total) {
            stages.add(name);
        }

        @Override
        public void checkCancelled() {
            if (checksLeft-- <= 0) {
                throw new JobCancelledException();
            }
        }
    }

    private static void forgetColumns(Path at) throws IOException {
        Path cache = at.resolve("cache");
        if (Files.isDirectory(cache)) {
            try (Stream<Path> kept = Files.list(cache)) {
                for (Path one : kept.toList()) {
                    Files.delete(one);
                }
            }
        }
    }

    private Path caseOfOneEvent(LocalCaseFiles files) throws Exception {
        Path at = folder.resolve("one.nightjar");
        Path log = Files.writeString(
                folder.resolve("one.json"),
                "{\"eventTime\":\"2024-01-02T03:04:05Z\",\"eventSource\":\"s3.amazonaws.com\","
                        + "\"eventName\":\"GetObject\",\"eventID\":\"e1\",\"sourceIPAddress\":\"192.0.2.7\"}");
        try (OpenCase opened = files.openOrCreate(at)) {
            opened.importEvidence(List.of(log), ImportOptions.DEFAULT, JobContext.unwatched());
        }
        return at;
    }

    @Test
    void whatATableOfTheCaseSaysIsToldWithoutReadingEvents() throws Exception {
        LocalCaseFiles files = new LocalCaseFiles("test");
        Path at = caseOfOneEvent(files);
        forgetColumns(at);
        CancelledAt job = new CancelledAt(Integer.MAX_VALUE);
        try (OpenCase opened = files.openUnread(at, job)) {
            assertEquals(1, opened.evidence().size());
            assertEquals(List.of(), opened.rejects(9));
            assertEquals(List.of(), job.stages);
            assertFalse(Files.exists(at.resolve("cache")), "columns would have been kept");
            assertEquals(1, opened.data().index().size(), "and read when somebody asks");
        }
    }

    @Test
    void anOpeningThatIsCancelledAtAnyStageLeavesTheCaseFree() throws Exception {
        LocalCaseFiles files = new LocalCaseFiles("test");
        Path at = caseOfOneEvent(files);
        Set<String> cancelledIn = new LinkedHashSet<>();
        int check = 0;
        for (boolean done = false; !done; check += 2) {
            CancelledAt job = new CancelledAt(check);
            // columns that an opening kept would spare the next one its stages
            forgetColumns(at);
            try (OpenCase opened = files.open(at, job)) {
                assertEquals(1, opened.data().index().size());
                done = true;
            } catch (JobCancelledException cancelled) {
                cancelledIn.add(job.stages.get(job.stages.size() - 1));
            }
        }
        assertEquals(
                Set.of(
                        "Opening the case",
                        "Placing the addresses",
                        "Finding the users behind the sessions",
                        "Keeping the columns",
                        "Reading the findings"),
                cancelledIn);
    }

    @Test
    void anImportIntoAnOpenCaseShowsThatItReadsTheCaseAgainAlsoAfterACancel() throws Exception {
        Path log = Files.writeString(
                folder.resolve("one.json"),
                "{\"eventTime\":\"2024-01-02T03:04:05Z\",\"eventSource\":\"s3.amazonaws.com\","
                        + "\"eventName\":\"GetObject\",\"eventID\":\"e1\"}");
        LocalCaseFiles files = new LocalCaseFiles("test");
        files.openOrCreate(folder.resolve("two.nightjar")).close();
        try (OpenCase opened = files.open(folder.resolve("two.nightjar"))) {
            CancelledAt cancelled = new CancelledAt(0);
            assertThrows(
                    JobCancelledException.class,
                    () -> opened.importEvidence(List.of(log), ImportOptions.DEFAULT, cancelled));
            assertTrue(cancelled.stages.contains("Opening the case"), cancelled.stages.toString());
            CancelledAt never = new CancelledAt(Integer.MAX_VALUE);
            opened.importEvidence(List.of(log), ImportOptions.DEFAULT, never);
            assertTrue(
                    never.stages.indexOf("Opening the case") > never.stages.indexOf("Reading evidence"),
                    never.stages.toString());
            assertEquals(1, opened.data().index().size());
        }
    }

    @Test
    void folderOfACaseEndsWithTheSuffixOnce() {
        assertEquals(Path.of("cases", "acme.nightjar"), CaseFiles.folderOf(Path.of("cases", "acme")));
        assertEquals(Path.of("acme.nightjar"), CaseFiles.folderOf(Path.of("acme.nightjar")));
        assertEquals(Path.of("acme.2024.nightjar"), CaseFiles.folderOf(Path.of("acme.2024")));
    }
}
