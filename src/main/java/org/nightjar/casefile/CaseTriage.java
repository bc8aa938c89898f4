package org.nightjar.casefile;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nightjar.analysis.triage.Triage;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;
import org.nightjar.model.TriageState;
import org.nightjar.model.TriageStep;
import org.nightjar.model.TriageSubject;
import org.nightjar.store.CaseStore;

/** Steps of triage in a case's store, each with its line in the action log. Whoever calls keeps others away meanwhile. */
final class CaseTriage {

    private final CaseStore store;

    CaseTriage(CaseStore store) {
        this.store = store;
    }

    /** What holds of a detection. */
    Triage of(DetectionResult detection) throws NightjarException {
        return Triage.of(store.detections().triage(), detection);
    }

    /** When its steps were made. */
    StepTimes times(DetectionResult detection) throws NightjarException {
        Triage triage = of(detection);
        return new StepTimes() {
            @Override
            public Optional<Instant> lastToUndo() {
                return triage.lastToUndo().map(TriageStep::time);
            }

            @Override
            public Optional<Instant> lastToRedo() {
                return triage.lastToRedo().map(TriageStep::time);
            }

            @Override
            public Optional<Instant> lastDone() {
                return triage.lastDone().map(TriageStep::time);
            }
        };
    }

    /** @throws NightjarException USAGE if something is dismissed without a reason */
    TriageStep add(List<TriageSubject> subjects, TriageState state, String reason) throws NightjarException {
        if (subjects.isEmpty()) {
            throw new IllegalArgumentException("nothing to give a state to");
        }
        if (state == TriageState.DISMISSED && reason.isBlank()) {
            throw new NightjarException(
                    ErrorKind.USAGE, "What is dismissed needs a reason, so that the next reader can judge it.");
        }
        return add(new TriageStep(0, now(), subjects, state, reason.strip(), 0), "");
    }

    /** Takes back the last step that stands, if there is one. */
    Optional<TriageStep> undo(DetectionResult detection) throws NightjarException {
        Triage triage = of(detection);
        Optional<TriageStep> last = triage.lastToUndo();
        if (last.isPresent()) {
            for (TriageStep back : triage.undoing(last.get(), now())) {
                add(back, "Step " + last.get().number() + " was taken back: ");
            }
        }
        return last;
    }

    /** Does again what was taken back last; empty if there is nothing, or something was done since. */
    Optional<TriageStep> redo(DetectionResult detection) throws NightjarException {
        Triage triage = of(detection);
        Optional<TriageStep> takenBack = triage.lastToRedo();
        return takenBack.isEmpty()
                ? Optional.empty()
                : Optional.of(add(
                        triage.redoing(takenBack.get(), now()),
                        "Step " + takenBack.get().undoes() + " was done again: "));
    }

    private TriageStep add(TriageStep step, String before) throws NightjarException {
        String subjects = step.subjects().stream().map(TriageSubject::id).collect(Collectors.joining(", "));
        String because = step.reason().isEmpty() ? "." : ", because: " + step.reason();
        return store.detections().addTriage(step, before + step.state().id() + ": " + subjects + because);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
