package org.nightjar.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.analysis.triage.RunComparison;
import org.nightjar.job.JobContext;
import org.nightjar.model.AnnotationSubject;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.DetectionScope;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.Finding;
import org.nightjar.model.Incident;
import org.nightjar.model.NightjarException;
import org.nightjar.model.Note;
import org.nightjar.model.PastFinding;
import org.nightjar.model.TimeRange;
import org.nightjar.model.TriageState;
import org.nightjar.model.TriageSubject;

/** Detection again and again over one case: windows, superseded findings, dispositions that are carried over. */
class DetectionRunsTest {

    @TempDir
    Path folder;

    private OpenCase sample() throws NightjarException {
        OpenCase opened = new LocalCaseFiles("test").openOrCreate(folder.resolve("case"));
        opened.importEvidence(
                List.of(Path.of("sample-cases", "snapshot-exfiltration", "evidence.zip")),
                ImportOptions.DEFAULT,
                JobContext.unwatched());
        return opened;
    }

    private static DetectionResult detect(OpenCase opened, DetectionScope scope) throws NightjarException {
        return opened.detect(new DetectionOptions(scope), JobContext.unwatched());
    }

    private static DetectionScope incident(Instant from, Instant to, String... leftOut) {
        return new DetectionScope(Optional.empty(), Optional.of(new TimeRange(from, to)), List.of(leftOut));
    }

    @Test
    void dispositionsStayWithWhatSaysTheSameAndOldFindingsCanBeCompared() throws NightjarException {
        try (OpenCase opened = sample()) {
            DetectionResult whole = detect(opened, DetectionScope.ALL);
            Incident first = whole.incidents().get(0);
            Finding finding = whole.findings().get(0);
            opened.triage(List.of(TriageSubject.of(first)), TriageState.CONFIRMED, "");
            opened.triage(List.of(TriageSubject.of(finding)), TriageState.UNDER_REVIEW, "asked her");
            Instant day = first.windowStart().minus(Duration.ofHours(6));
            DetectionResult narrow =
                    detect(opened, incident(day, first.windowEnd().plus(Duration.ofHours(6))));
            assertEquals(first.user(), narrow.incidents().get(0).user());
            assertEquals(
                    TriageState.CONFIRMED,
                    opened.data().triage().of(narrow.incidents().get(0)).state());
            assertTrue(narrow.findings().stream()
                    .anyMatch(one -> opened.data().triage().of(one).reason().equals("asked her")));
            assertTrue(narrow.findings().size() < whole.findings().size());
            RunComparison change = RunComparison.of(opened.findingsOf(1), opened.findingsOf(2));
            assertEquals(whole.findings().size(), change.gone().size() + change.kept());
            assertEquals(narrow.findings().size(), change.added().size() + change.kept());
            assertTrue(change.kept() > 0);
            assertEquals(
                    incident(day, first.windowEnd().plus(Duration.ofHours(6))),
                    opened.data().lastRun().orElseThrow().scope());
        }
        try (OpenCase again = new LocalCaseFiles("test").open(folder.resolve("case.nightjar"))) {
            assertEquals(2, again.data().runs().size());
            assertEquals(
                    TriageState.CONFIRMED,
                    again.data()
                            .triage()
                            .of(again.data().detection().incidents().get(0))
                            .state());
            assertTrue(again.undoTriage().isPresent());
            assertTrue(again.undoTriage().isPresent());
            assertTrue(again.undoTriage().isEmpty());
            assertTrue(again.data().triage().isEmpty());
            assertTrue(again.actions().stream()
                    .anyMatch(line ->
                            line.action().equals("triage") && line.detail().startsWith("confirmed: incident ")));
        }
    }

    @Test
    void aNoteOnAFindingFollowsItToTheNextRunAndIsTakenBackAsItWasWritten() throws NightjarException {
        try (OpenCase opened = sample()) {
            DetectionResult whole = detect(opened, DetectionScope.ALL);
            Incident first = whole.incidents().get(0);
            DetectionScope scope = incident(
                    first.windowStart().minus(Duration.ofHours(6)),
                    first.windowEnd().plus(Duration.ofHours(6)));
            DetectionResult narrow = detect(opened, scope);
            Finding now = narrow.findings().stream()
                    .filter(one ->
                            whole.findings().stream().noneMatch(two -> two.id().equals(one.id())))
                    .filter(one -> noted(whole, one).isPresent())
                    .findFirst()
                    .orElseThrow();
            detect(opened, DetectionScope.ALL);
            Finding before = noted(whole, now).orElseThrow();
            opened.annotate(new AnnotationEdit.Write(AnnotationSubject.finding(before.id()), "asked her"));
            int number = opened.data().annotations().notes().get(0).number();
            detect(opened, scope);
            assertEquals(List.of("asked her"), notes(opened, now));
            opened.annotate(new AnnotationEdit.Rewrite(number, "she denies"));
            assertEquals(List.of("she denies"), notes(opened, now));
        }
        try (OpenCase again = new LocalCaseFiles("test").open(folder.resolve("case.nightjar"))) {
            AnnotationSubject on = again.data().annotations().notes().get(0).subject();
            assertTrue(again.data().detection().findings().stream()
                    .anyMatch(one -> one.id().equals(on.id())));
            again.undoAnnotation();
            assertEquals(
                    List.of("asked her"),
                    again.data().annotations().notesOn(on).stream()
                            .map(Note::text)
                            .toList());
            assertEquals(List.of(), again.verify(JobContext.unwatched()).failed());
        }
    }

    /** The finding that a later one says the same as, under another id. */
    private static Optional<Finding> noted(DetectionResult in, Finding later) {
        RunComparison change =
                RunComparison.of(in.findings().stream().map(PastFinding::of).toList(), List.of(PastFinding.of(later)));
        return in.findings().stream()
                .filter(one ->
                        change.gone().stream().noneMatch(gone -> gone.id().equals(one.id())))
                .findFirst();
    }

    private static List<String> notes(OpenCase opened, Finding on) {
        return opened.data().annotations().notesOn(AnnotationSubject.finding(on.id())).stream()
                .map(Note::text)
                .toList();
    }

    @Test
    void theSameParametersGiveTheSameFindingsInTheSameOrder() throws NightjarException {
        try (OpenCase opened = sample()) {
            Incident first = detect(opened, DetectionScope.ALL).incidents().get(0);
            DetectionScope scope = incident(
                    first.windowStart(),
                    first.windowEnd().plusMillis(1),
                    opened.data().detection().users().get(3).user().id());
            assertEquals(detect(opened, scope), detect(opened, scope));
            RunComparison change = RunComparison.of(opened.findingsOf(2), opened.findingsOf(3));
            assertTrue(change.added().isEmpty() && change.gone().isEmpty());
        }
    }

    @Test
    void windowsWithoutEventsAndUnknownUsersAreRefusedAndChangeNothing() throws NightjarException {
        try (OpenCase opened = sample()) {
            DetectionResult before = detect(opened, DetectionScope.ALL);
            Instant end = opened.data().index().span().to();
            for (DetectionScope wrong : List.of(
                    incident(end, end.plusSeconds(60)),
                    DetectionScope.withBaseline(Optional.of(new TimeRange(Instant.EPOCH, Instant.EPOCH))),
                    incident(Instant.EPOCH, end, "nobody"))) {
                NightjarException refused = assertThrows(NightjarException.class, () -> detect(opened, wrong));
                assertEquals(ErrorKind.USAGE, refused.kind());
            }
            NightjarException unsaid = assertThrows(
                    NightjarException.class,
                    () -> opened.triage(
                            List.of(TriageSubject.of(before.findings().get(0))), TriageState.DISMISSED, " "));
            assertEquals(ErrorKind.USAGE, unsaid.kind());
            assertEquals(before, opened.data().detection());
            assertEquals(1, opened.data().runs().size());
        }
    }
}
