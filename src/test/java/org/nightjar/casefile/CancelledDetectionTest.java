package org.nightjar.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.job.JobCancelledException;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.DetectionScope;
import org.nightjar.model.NightjarException;

/** A detection that is cancelled, in each of its stages, after one whose findings are kept. */
class CancelledDetectionTest {

    private static final List<String> STAGES = List.of(
            "Reading rules",
            "Fitting rules to the evidence",
            "Matching rules",
            "Reading records for rules",
            "Learning what is normal",
            "Looking for what is not",
            "Ranking",
            "Keeping the findings");

    /** Says nothing of a column, so that all records are read, on all cores. */
    private static final String RULE = """
            title: Snapshot permissions changed
            id: 11111111-2222-4333-8444-555555555555
            level: high
            logsource: {product: aws, service: cloudtrail}
            detection:
                sel:
                    requestParameters.createVolumePermission.add.items.userId|re: '^[0-9]{12}$'
                condition: sel
            """;

    @TempDir
    Path folder;

    private Path rule;

    @BeforeEach
    void writes() throws Exception {
        rule = Files.writeString(folder.resolve("rule.yml"), RULE);
    }

    /** Cancelled at a check of a stage, counted from 0; remembers how often each stage is checked. */
    private static final class CancelledIn extends JobContext.Unwatched {
        private final String stage;
        private final AtomicInteger left;
        private final Map<String, Integer> checks = new ConcurrentHashMap<>();
        private final ConcurrentLinkedQueue<String> stages = new ConcurrentLinkedQueue<>();
        private volatile String now = "";
        private volatile boolean cancelled;

        CancelledIn(String stage, int check) {
            this.stage = stage;
            left = new AtomicInteger(check);
        }

        @Override
        public void stage(String name, JobUnit unit, long total) {
            now = name;
            stages.add(name);
        }

        @Override
        public void checkCancelled() {
            checks.merge(now, 1, Integer::sum);
            cancelled |= now.equals(stage) && left.getAndDecrement() <= 0;
            if (cancelled) {
                throw new JobCancelledException();
            }
        }
    }

    private OpenCase sample(String name) throws NightjarException {
        OpenCase opened = new LocalCaseFiles("test").openOrCreate(folder.resolve(name));
        opened.importEvidence(
                List.of(Path.of("sample-cases", "snapshot-exfiltration", "evidence.zip")),
                ImportOptions.DEFAULT,
                JobContext.unwatched());
        return opened;
    }

    private DetectionOptions withRule() {
        return new DetectionOptions(DetectionScope.ALL, Optional.of(new RuleChoice(true, List.of(rule), List.of())));
    }

    @Test
    void whereverADetectionIsCancelledTheFindingsBeforeStayAndTheNextCompletes() throws Exception {
        DetectionResult wanted;
        CancelledIn never = new CancelledIn("none", 0);
        try (OpenCase whole = sample("whole")) {
            wanted = whole.detect(withRule(), never);
        }
        assertEquals(STAGES, never.stages.stream().distinct().toList());
        try (OpenCase opened = sample("cancelled")) {
            DetectionResult before = opened.detect(
                    new DetectionOptions(DetectionScope.ALL, List.of(), List.of()), JobContext.unwatched());
            assertTrue(before.rules().isEmpty());
            for (String stage : STAGES) {
                int all = never.checks.getOrDefault(stage, 0);
                assertTrue(all > 0, stage + " is never checked");
                for (int check : List.of(0, all / 2)) {
                    UnfinishedRun.forget(opened.folder());
                    CancelledIn job = new CancelledIn(stage, check);
                    assertThrows(JobCancelledException.class, () -> opened.detect(withRule(), job), stage);
                    assertEquals(before, opened.data().detection(), stage);
                    assertEquals(1, opened.data().runs().size(), stage);
                    assertEquals(List.of(), opened.ruleChoice().sigma(), stage);
                }
            }
        }
        try (OpenCase again = new LocalCaseFiles("test").open(folder.resolve("cancelled.nightjar"))) {
            assertEquals(1, again.data().runs().size());
            assertTrue(again.data().detection().rules().isEmpty());
            assertTrue(again.data().outdated().isEmpty());
            DetectionResult result = again.detect(withRule(), JobContext.unwatched());
            assertEquals(wanted.findings(), result.findings());
            assertEquals(wanted.incidents(), result.incidents());
            assertEquals(wanted.rules(), result.rules());
            assertEquals(2, again.data().runs().size());
        }
        try (OpenCase kept = new LocalCaseFiles("test").open(folder.resolve("cancelled.nightjar"))) {
            assertEquals(wanted.findings(), kept.data().detection().findings());
        }
    }

    @Test
    void theSameRulesAreNotMatchedAgainUntilRulesOrEventsChange() throws Exception {
        try (OpenCase opened = sample("twice")) {
            CancelledIn first = new CancelledIn("none", 0);
            DetectionResult matched = opened.detect(withRule(), first);
            assertTrue(first.stages.contains("Matching rules"));
            CancelledIn second = new CancelledIn("none", 0);
            assertEquals(matched.findings(), opened.detect(withRule(), second).findings());
            assertTrue(second.stages.contains("Reading rules"));
            assertTrue(!second.stages.contains("Matching rules"), second.stages.toString());
            Files.writeString(rule, RULE.replace("{12}", "{13}"));
            CancelledIn other = new CancelledIn("none", 0);
            assertTrue(!opened.detect(withRule(), other).findings().equals(matched.findings()));
            assertTrue(other.stages.contains("Matching rules"));
            opened.importEvidence(
                    List.of(Path.of("sample-cases", "night-shift", "evidence.zip")),
                    ImportOptions.DEFAULT,
                    JobContext.unwatched());
            CancelledIn more = new CancelledIn("none", 0);
            opened.detect(withRule(), more);
            assertTrue(more.stages.contains("Matching rules"));
        }
    }
}
