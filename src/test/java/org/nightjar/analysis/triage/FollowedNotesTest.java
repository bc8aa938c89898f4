package org.nightjar.analysis.triage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightjar.model.AnnotationStep;
import org.nightjar.model.AnnotationSubject;
import org.nightjar.model.Annotations;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.Finding;
import org.nightjar.model.TriageSubject;

class FollowedNotesTest {

    private static DetectionResult found(Finding... findings) {
        return new DetectionResult(List.of(findings), List.of(), List.of(), List.of());
    }

    private static Annotations note(Annotations said, int number, Finding on, String text) {
        return said.with(new AnnotationStep(
                        number,
                        AliceFindings.NOON,
                        AnnotationStep.Action.NOTE,
                        text,
                        "",
                        number,
                        List.of(AnnotationSubject.finding(on.id())),
                        0)
                .about(Optional.of(TriageSubject.of(on))));
    }

    private static List<String> texts(Annotations said, String finding) {
        return said.notesOn(AnnotationSubject.finding(finding)).stream()
                .map(note -> note.text())
                .toList();
    }

    @Test
    void notesOfSeveralRunsComeTogetherOnTheFindingThatSaysTheSame() {
        Annotations said =
                note(Annotations.NONE, 1, AliceFindings.finding("F-1", "5 rare actions in a day", 0, 60), "asked her");
        said = note(said, 2, AliceFindings.finding("F-2", "7 rare actions in a day", 30, 90), "she denies");
        Annotations followed =
                FollowedNotes.of(said, found(AliceFindings.finding("F-3", "9 rare actions in a day", 40, 95)));
        assertEquals(List.of("asked her", "she denies"), texts(followed, "F-3"));
        assertEquals(List.of(), texts(followed, "F-1"));
    }

    @Test
    void aNoteWhoseFindingIsGoneStaysAndComesBackWithIt() {
        Finding before = AliceFindings.finding("F-1", "Shared with 111122223333", 0, 60);
        Annotations said = note(Annotations.NONE, 1, before, "why?");
        Annotations gone =
                FollowedNotes.of(said, found(AliceFindings.finding("F-2", "Shared with 444455556666", 0, 60)));
        assertEquals(List.of("why?"), texts(gone, "F-1"));
        Annotations moved =
                FollowedNotes.of(gone, found(AliceFindings.finding("F-3", "Shared with 111122223333", 5, 65)));
        assertEquals(List.of("why?"), texts(moved, "F-3"), "what was followed can be followed on");
        assertEquals(List.of("why?"), texts(FollowedNotes.of(moved, found(before)), "F-1"));
    }

    @Test
    void whereNothingMovesNothingIsMade() {
        Finding finding = AliceFindings.finding("F-1", "Shared", 0, 60);
        Annotations said = note(Annotations.NONE, 1, finding, "why?");
        assertSame(said, FollowedNotes.of(said, found(finding)));
        assertSame(Annotations.NONE, FollowedNotes.of(Annotations.NONE, found(finding)));
    }
}
