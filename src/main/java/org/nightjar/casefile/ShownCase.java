package org.nightjar.casefile;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightjar.analysis.triage.Triage;
import org.nightjar.casefile.OpenCase.StepOf;
import org.nightjar.job.JobContext;
import org.nightjar.model.AnnotationStep;
import org.nightjar.model.Annotations;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.NightjarException;
import org.nightjar.model.TriageState;
import org.nightjar.model.TriageStep;
import org.nightjar.model.TriageSubject;
import org.nightjar.store.CaseStore;

/**
 * What an open case shows: its data, always with what the analyst said of findings and events. Findings, dispositions, tags,
 * notes and what is shown of them change together, under one lock that nobody holds while something long is done. Thread-safe.
 */
final class ShownCase {

    private final CaseTriage triage;
    private final CaseAnnotations annotations;
    private final CasePeople people;

    /** Null where nothing was read, or what was read has changed since. */
    private volatile @Nullable CaseData data;

    ShownCase(CaseStore store, CasePeople people) {
        this.people = people;
        triage = new CaseTriage(store);
        annotations = new CaseAnnotations(store.annotations());
    }

    /** What is shown now; null before it is read. */
    @Nullable
    CaseData now() {
        return data;
    }

    /** Shows what was read just now, with what is said of it. */
    synchronized void showRead(CaseData read) {
        data = read;
    }

    /** Shows nothing until it is read again. */
    synchronized void forget() {
        data = null;
    }

    /** Shows this, with what was said of its findings and events meanwhile. */
    synchronized CaseData show(CaseData next) throws NightjarException {
        CaseData shown = next.withTriage(triage.of(next.detection())).annotated(annotations.said(next.detection()));
        data = shown;
        return shown;
    }

    /** Keeps something, and gives what is to be shown from then on. */
    interface Change {
        CaseData make() throws NightjarException;
    }

    /** Keeps something and shows it before anybody can say anything of it. */
    synchronized void change(Change change) throws NightjarException {
        show(change.make());
    }

    /** Tags and notes of a case that is being read; warns of those that are left out. */
    synchronized Annotations said(DetectionResult detection, JobContext job) throws NightjarException {
        Annotations said = annotations.said(detection);
        annotations.leftOut().ifPresent(job::warn);
        return said;
    }

    Triage triageOf(DetectionResult detection) throws NightjarException {
        return triage.of(detection);
    }

    synchronized TriageStep triage(List<TriageSubject> subjects, TriageState state, String reason)
            throws NightjarException {
        TriageStep step = triage.add(subjects, state, reason);
        refresh();
        return step;
    }

    synchronized Optional<TriageStep> undoTriage(DetectionResult detection) throws NightjarException {
        Optional<TriageStep> undone = triage.undo(detection);
        refresh();
        return undone;
    }

    synchronized Optional<TriageStep> redoTriage(DetectionResult detection) throws NightjarException {
        Optional<TriageStep> done = triage.redo(detection);
        refresh();
        return done;
    }

    private void refresh() throws NightjarException {
        CaseData now = data;
        if (now != null) {
            show(now);
        }
    }

    synchronized Optional<AnnotationStep> annotate(AnnotationEdit edit, CaseData on) throws NightjarException {
        Optional<AnnotationStep> step = annotations.add(edit, on);
        refreshAnnotations();
        return step;
    }

    synchronized Optional<AnnotationStep> undoAnnotation() throws NightjarException {
        Optional<AnnotationStep> undone = annotations.undo();
        refreshAnnotations();
        return undone;
    }

    synchronized Optional<AnnotationStep> redoAnnotation() throws NightjarException {
        Optional<AnnotationStep> done = annotations.redo();
        refreshAnnotations();
        return done;
    }

    /** Nothing else is made anew, so that whoever shows the case can see that nothing else has changed. */
    private void refreshAnnotations() throws NightjarException {
        CaseData now = data;
        if (now != null) {
            data = now.annotated(annotations.said(now.detection()));
        }
    }

    /** Takes back what was said last; of users and names only says that it was of them, for they take a job. */
    synchronized StepOf undo(DetectionResult detection) throws NightjarException {
        Map<StepOf, Instant> times = new EnumMap<>(StepOf.class);
        for (Map.Entry<StepOf, StepTimes> kind : histories(detection).entrySet()) {
            kind.getValue().lastToUndo().ifPresent(time -> times.put(kind.getKey(), time));
        }
        StepOf last = last(times);
        switch (last) {
            case TRIAGE -> undoTriage(detection);
            case ANNOTATION -> undoAnnotation();
            case PEOPLE, NOTHING -> {}
        }
        return last;
    }

    /** Does again what was taken back last, unless something else was done since; of users and names only says so. */
    synchronized StepOf redo(DetectionResult detection) throws NightjarException {
        Map<StepOf, StepTimes> histories = histories(detection);
        Map<StepOf, Instant> times = new EnumMap<>(StepOf.class);
        for (Map.Entry<StepOf, StepTimes> kind : histories.entrySet()) {
            kind.getValue().lastToRedo().ifPresent(time -> times.put(kind.getKey(), time));
        }
        for (Map.Entry<StepOf, StepTimes> other : histories.entrySet()) {
            other.getValue()
                    .lastDone()
                    .ifPresent(done -> times.entrySet()
                            .removeIf(one -> one.getKey() != other.getKey()
                                    && one.getValue().isBefore(done)));
        }
        StepOf last = last(times);
        switch (last) {
            case TRIAGE -> redoTriage(detection);
            case ANNOTATION -> redoAnnotation();
            case PEOPLE, NOTHING -> {}
        }
        return last;
    }

    private Map<StepOf, StepTimes> histories(DetectionResult detection) throws NightjarException {
        return Map.of(StepOf.TRIAGE, triage.times(detection), StepOf.ANNOTATION, annotations, StepOf.PEOPLE, people);
    }

    private static StepOf last(Map<StepOf, Instant> times) {
        return times.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(StepOf.NOTHING);
    }
}
