package org.nightjar.analysis.triage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.Finding;
import org.nightjar.model.Incident;
import org.nightjar.model.PastFinding;
import org.nightjar.model.TriageState;
import org.nightjar.model.TriageStep;
import org.nightjar.model.TriageSubject;

class TriageTest {

    private final List<TriageStep> steps = new ArrayList<>();

    private static DetectionResult found(Finding... findings) {
        return new DetectionResult(
                List.of(findings),
                List.of(new Incident(
                        1, "alice", 80, findings[0].windowStart(), findings[0].windowEnd(), List.of(), List.of(), "")),
                List.of(),
                List.of());
    }

    private void say(TriageState state, String reason, TriageSubject... subjects) {
        steps.add(new TriageStep(steps.size() + 1, AliceFindings.NOON, List.of(subjects), state, reason, 0));
    }

    private void undoLast(DetectionResult detection) {
        Triage triage = Triage.of(steps, detection);
        for (TriageStep back : triage.undoing(triage.lastToUndo().orElseThrow(), AliceFindings.NOON)) {
            steps.add(new TriageStep(
                    steps.size() + 1, AliceFindings.NOON, back.subjects(), back.state(), back.reason(), back.undoes()));
        }
    }

    @Test
    void whatSaysTheSameInALaterRunKeepsItsState() {
        Finding before = AliceFindings.finding("F-1", "5 rare actions in a day", 0, 60);
        say(TriageState.CONFIRMED, "", TriageSubject.of(before));
        say(
                TriageState.DISMISSED,
                "test",
                TriageSubject.of(found(before).incidents().get(0)));
        Finding after = AliceFindings.finding("F-2", "7 rare actions in a day", 30, 90);
        Triage triage = Triage.of(steps, found(after));
        assertEquals(TriageState.CONFIRMED, triage.of(after).state());
        assertEquals(
                new Disposition(TriageState.DISMISSED, "test", AliceFindings.NOON),
                triage.of(found(after).incidents().get(0)));
    }

    @Test
    void anotherValueOrAnotherTimeIsNotTheSame() {
        say(
                TriageState.DISMISSED,
                "test",
                TriageSubject.of(AliceFindings.finding("F-1", "Shared with 111122223333", 0, 60)));
        Finding other = AliceFindings.finding("F-2", "Shared with 444455556666", 0, 60);
        Finding later = AliceFindings.finding("F-3", "Shared with 111122223333", 61, 90);
        Triage triage = Triage.of(steps, found(other, later));
        assertEquals(Disposition.NEW, triage.of(other));
        assertEquals(Disposition.NEW, triage.of(later));
    }

    @Test
    void theLastWordHoldsWhicheverRunItWasSaidIn() {
        Finding first = AliceFindings.finding("F-1", "New country: DE", 0, 60);
        Finding second = AliceFindings.finding("F-2", "New country: DE", 10, 60);
        say(TriageState.CONFIRMED, "", TriageSubject.of(first));
        say(TriageState.DISMISSED, "travels", TriageSubject.of(second));
        assertEquals(
                TriageState.DISMISSED, Triage.of(steps, found(first)).of(first).state());
    }

    @Test
    void undoingGoesBackStepByStep() {
        Finding finding = AliceFindings.finding("F-1", "New country: DE", 0, 60);
        DetectionResult detection = found(finding);
        say(TriageState.UNDER_REVIEW, "", TriageSubject.of(finding));
        say(TriageState.DISMISSED, "travels", TriageSubject.of(finding));
        undoLast(detection);
        assertEquals(
                TriageState.UNDER_REVIEW,
                Triage.of(steps, detection).of(finding).state());
        undoLast(detection);
        assertEquals(Disposition.NEW, Triage.of(steps, detection).of(finding));
        assertEquals(Optional.empty(), Triage.of(steps, detection).lastToUndo());
        assertEquals(4, steps.size(), "nothing is ever taken out");
    }

    @Test
    void undoingOneStepOverSeveralGivesEachWhatItHad() {
        Finding one = AliceFindings.finding("F-1", "New country: DE", 0, 60);
        Finding other = AliceFindings.finding("F-2", "New service: s3", 0, 60);
        DetectionResult detection = found(one, other);
        say(TriageState.CONFIRMED, "", TriageSubject.of(one));
        say(TriageState.DISMISSED, "both", TriageSubject.of(one), TriageSubject.of(other));
        undoLast(detection);
        Triage triage = Triage.of(steps, detection);
        assertEquals(TriageState.CONFIRMED, triage.of(one).state());
        assertEquals(TriageState.NEW, triage.of(other).state());
        undoLast(detection);
        assertTrue(Triage.of(steps, detection).isEmpty());
    }

    @Test
    void twoRunsAreComparedByWhatTheySay() {
        List<PastFinding> before = List.of(
                PastFinding.of(AliceFindings.finding("F-1", "New country: DE", 0, 60)),
                PastFinding.of(AliceFindings.finding("F-2", "New service: s3", 0, 60)));
        List<PastFinding> after = List.of(
                PastFinding.of(AliceFindings.finding("F-3", "New country: DE", 5, 60)),
                PastFinding.of(AliceFindings.finding("F-4", "New service: ec2", 0, 60)),
                PastFinding.of(AliceFindings.finding("F-5", "New country: FR", 0, 60)));
        RunComparison change = RunComparison.of(before, after);
        assertEquals("2 new, 1 gone, 1 as before", change.describe());
        assertEquals(
                List.of("F-4", "F-5"),
                change.added().stream().map(PastFinding::id).toList());
        assertEquals(List.of("F-2"), change.gone().stream().map(PastFinding::id).toList());
    }
}
