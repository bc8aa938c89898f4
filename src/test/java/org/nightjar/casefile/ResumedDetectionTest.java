package org.nightjar.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.detect.detectors.DetectorCatalogue;
import org.nightjar.job.JobCancelledException;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.DetectionScope;
import org.nightjar.model.NightjarException;
import org.nightjar.model.TimeRange;

/** Detections that go on where one that was cancelled or killed has ended. */
class ResumedDetectionTest {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    /** Asks the record, so that what it matches is worth keeping. */
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

    private static final String DETECTORS = "Looking for what is not";
    private static final Pattern TAKEN_UP = Pattern.compile("([0-9]+) of ([0-9]+) detectors");

    @TempDir
    static Path folder;

    private static Path imported;
    private static Path rule;
    private static String wanted = "";
    private static int detectors;
    private static int matched;

    private Path copy = Path.of("");

    @BeforeAll
    static void imports() throws Exception {
        rule = Files.writeString(folder.resolve("rule.yml"), RULE);
        imported = folder.resolve("imported.nightjar");
        try (OpenCase opened = new LocalCaseFiles("test").openOrCreate(imported)) {
            opened.importEvidence(
                    List.of(Path.of("sample-cases", "snapshot-exfiltration", "evidence.zip")),
                    ImportOptions.DEFAULT,
                    JobContext.unwatched());
        }
        Path whole = copyOf("whole");
        StoppedAfter never = new StoppedAfter("never", 0);
        try (OpenCase opened = new LocalCaseFiles("test").open(whole)) {
            wanted = json(opened.detect(options(), never));
            assertEquals("", opened.takenUp());
        }
        detectors = DetectorCatalogue.all().size();
        matched = never.done.get() - detectors;
        assertTrue(matched > 0, "rules match");
        assertFalse(Files.exists(left(whole)), "a run that came to its end leaves nothing");
    }

    @BeforeEach
    void copies() throws IOException {
        copy = copyOf("copy-" + System.nanoTime());
    }

    private static Path copyOf(String name) throws IOException {
        Path to = folder.resolve(name + ".nightjar");
        Files.createDirectories(to);
        try (var files = Files.list(imported)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return to;
    }

    private static Path left(Path caseFolder) {
        return caseFolder.resolve("cache").resolve(UnfinishedRun.NAME);
    }

    private static DetectionOptions options() {
        return options(DetectionScope.ALL);
    }

    private static DetectionOptions options(DetectionScope scope) {
        return new DetectionOptions(scope, Optional.of(new RuleChoice(true, List.of(rule), List.of())));
    }

    /** All that a run says, but for when. */
    private static String json(DetectionResult result) throws JsonProcessingException {
        return JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsString(List.of(
                        result.findings(), result.incidents(), result.users(), result.detectors(), result.rules()));
    }

    /** Stops in a stage when so much is done in it. */
    private static final class StoppedAfter extends JobContext.Unwatched {
        private final String stage;
        private final long most;
        private final AtomicInteger done = new AtomicInteger();
        private final ConcurrentLinkedQueue<String> stages = new ConcurrentLinkedQueue<>();
        private volatile String now = "";

        StoppedAfter(String stage, long most) {
            this.stage = stage;
            this.most = most;
        }

        @Override
        public void stage(String name, JobUnit unit, long total) {
            now = name;
            stages.add(name);
        }

        @Override
        public void advance(long amount) {
            if (now.equals(DETECTORS)) {
                done.addAndGet((int) amount);
            }
        }

        @Override
        public void checkCancelled() {
            boolean last = stage.equals(DETECTORS) && now.equals("Ranking");
            if (last || now.equals(stage) && done.get() >= most) {
                throw new JobCancelledException();
            }
        }
    }

    /** A program that is started, cancelled, and gone. */
    private void stopped(String stage, int most) throws NightjarException {
        try (OpenCase opened = new LocalCaseFiles("test").open(copy)) {
            assertThrows(
                    JobCancelledException.class, () -> opened.detect(options(), new StoppedAfter(stage, most)), stage);
        }
    }

    private int resumed() throws Exception {
        return resumed(options(), wanted);
    }

    /** How many detectors the next run took up; what it says is as wanted. */
    private int resumed(DetectionOptions options, String expected) throws Exception {
        try (OpenCase opened = new LocalCaseFiles("test").open(copy)) {
            String said = json(opened.detect(options, JobContext.unwatched()));
            if (!expected.isEmpty()) {
                assertEquals(expected, said);
            }
            assertFalse(Files.exists(left(copy)));
            Matcher matcher = TAKEN_UP.matcher(opened.takenUp());
            String logged = opened.actions().get(opened.actions().size() - 1).detail();
            assertTrue(logged.endsWith(opened.takenUp()), logged);
            return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
        }
    }

    @Test
    void afterACancelBehindEachDetectorTheNextRunSaysTheSameAsOneThatWasNeverCancelled() throws Exception {
        assertTrue(detectors > 20, "there are detectors: " + detectors);
        for (int most = 0; most <= detectors + matched; most++) {
            copies();
            stopped(DETECTORS, most);
            int taken = resumed();
            assertTrue(taken >= most - matched, taken + " taken up after " + most);
        }
    }

    @Test
    void aRunThatIsCancelledAgainAndAgainGetsToItsEnd() throws Exception {
        for (int most = 2; most < detectors; most += 5) {
            stopped(DETECTORS, most);
        }
        assertTrue(resumed() >= detectors - 6 - matched);
    }

    @Test
    void whatRulesMatchedIsTakenUpWithoutAskingAgain() throws Exception {
        stopped(DETECTORS, 0);
        StoppedAfter watched = new StoppedAfter("never", 0);
        try (OpenCase opened = new LocalCaseFiles("test").open(copy)) {
            assertEquals(wanted, json(opened.detect(options(), watched)));
        }
        assertFalse(watched.stages.contains("Matching rules"), watched.stages.toString());
        assertTrue(watched.stages.stream().anyMatch(one -> one.startsWith("Taking up the run of 20")));
    }

    @Test
    void afterACancelBehindTheLastDetectorNothingIsLearntAgain() throws Exception {
        stopped("Ranking", 0);
        assertEquals(detectors, resumed());
        copies();
        stopped("Keeping the findings", 0);
        assertEquals(detectors, resumed());
    }

    @Test
    void otherWindowsRulesOrEvidenceTakeUpNothing() throws Exception {
        stopped("Ranking", 0);
        TimeRange range = new TimeRange(Instant.parse("2025-10-08T00:00:00Z"), Instant.parse("2025-10-20T00:00:00Z"));
        assertEquals(0, resumed(options(DetectionScope.withBaseline(Optional.of(range))), ""));
        stopped("Ranking", 0);
        Path other = Files.writeString(folder.resolve("other.yml"), RULE.replace("{12}", "{13}"));
        assertEquals(
                0,
                resumed(
                        new DetectionOptions(
                                DetectionScope.ALL, Optional.of(new RuleChoice(true, List.of(other), List.of()))),
                        ""));
        stopped("Ranking", 0);
        try (OpenCase opened = new LocalCaseFiles("test").open(copy)) {
            opened.importEvidence(
                    List.of(Path.of("sample-cases", "night-shift", "evidence.zip")),
                    ImportOptions.DEFAULT,
                    JobContext.unwatched());
        }
        assertEquals(0, resumed(options(), ""));
    }

    @Test
    void aPieceThatAKillCutOffIsDoneAgain() throws Exception {
        stopped("Ranking", 0);
        byte[] whole = Files.readAllBytes(left(copy));
        for (int cut : List.of(1, 40, whole.length / 2, whole.length - 45, whole.length - 10)) {
            copies();
            Files.createDirectories(left(copy).getParent());
            Files.write(left(copy), Arrays.copyOf(whole, whole.length - cut));
            int taken = resumed();
            assertTrue(taken < detectors, taken + " taken up though " + cut + " bytes were cut off");
        }
    }

    /** Whoever hands over a case knows all that the file is made of but for the person's own secret. */
    @Test
    void nothingIsTakenUpThatThisPersonsProgramDidNotWrite() throws Exception {
        String own = System.getProperty("nightjar.settings");
        System.setProperty(
                "nightjar.settings",
                folder.resolve("stranger/settings.properties").toString());
        try {
            stopped("Ranking", 0);
        } finally {
            System.setProperty("nightjar.settings", own);
        }
        assertTrue(Files.size(left(copy)) > 1000);
        assertEquals(0, resumed());
    }

    @Test
    void aChangedByteIsNotTakenUp() throws Exception {
        changed(bytes -> {
            bytes[bytes.length / 3] ^= 1;
            return bytes;
        });
        changed(bytes -> {
            bytes[35] ^= 1;
            return bytes;
        });
        changed(bytes -> new byte[0]);
        changed(bytes -> new byte[40]);
    }

    private void changed(UnaryOperator<byte[]> change) throws Exception {
        copies();
        stopped("Ranking", 0);
        Files.write(left(copy), change.apply(Files.readAllBytes(left(copy))));
        assertTrue(resumed() < detectors);
    }

    @Test
    void aLinkInItsPlaceIsNotFollowed() throws Exception {
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "stays");
        Files.createDirectories(left(copy).getParent());
        Files.createSymbolicLink(left(copy), elsewhere);
        stopped("Ranking", 0);
        assertEquals("stays", Files.readString(elsewhere));
        assertEquals(detectors, resumed());
        assertEquals("stays", Files.readString(elsewhere));
    }

    @Test
    void whereNothingCanBeKeptARunGoesOnWithout() throws Exception {
        Files.createDirectories(left(copy).resolve("in the way"));
        assertEquals(0, resumedWhereAFolderIs());
    }

    private int resumedWhereAFolderIs() throws Exception {
        stopped("Ranking", 0);
        try (OpenCase opened = new LocalCaseFiles("test").open(copy)) {
            assertEquals(wanted, json(opened.detect(options(), JobContext.unwatched())));
            return opened.takenUp().length();
        }
    }
}
