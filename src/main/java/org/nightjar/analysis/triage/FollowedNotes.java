package org.nightjar.analysis.triage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightjar.model.AnnotationSubject;
import org.nightjar.model.Annotations;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.Note;
import org.nightjar.model.TriageSubject;

/**
 * Puts notes on findings onto the findings of a detection that say the same, by the rule that dispositions go by. Unlike
 * a disposition, of which the last holds, every note is kept: several may come to the same finding. What has no such
 * finding stays on that which it was written on. Changes nothing in the case.
 */
public final class FollowedNotes {

    private FollowedNotes() {}

    /** The same annotations with notes on the findings of this detection; costs nothing if there are none. */
    public static Annotations of(Annotations said, DetectionResult detection) {
        List<Note> onFindings =
                said.notes().stream().filter(note -> note.finding().isPresent()).toList();
        if (onFindings.isEmpty()) {
            return said;
        }
        Sameness findings = new Sameness(
                detection.findings().stream().map(TriageSubject::of).toList());
        Map<Integer, AnnotationSubject> moved = new HashMap<>();
        for (Note note : onFindings) {
            TriageSubject noted = note.finding().get();
            Optional<Integer> same = findings.find(noted);
            String id = same.map(at -> detection.findings().get(at).id()).orElse(noted.id());
            if (!note.subject().id().equals(id)) {
                moved.put(note.number(), AnnotationSubject.finding(id));
            }
        }
        return moved.isEmpty() ? said : said.placed(moved);
    }
}
