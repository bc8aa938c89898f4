package org.nightjar.casefile;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightjar.analysis.triage.FollowedNotes;
import org.nightjar.model.AnnotationStep;
import org.nightjar.model.Annotations;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;
import org.nightjar.store.AnnotationStore;

/**
 * Tags and notes in a case's store, each step with its line in the action log. Read once and kept; whoever changes them
 * keeps others away meanwhile.
 */
public final class CaseAnnotations implements StepTimes {

    private final AnnotationStore store;
    private AnnotationStore.@Nullable Read read;
    private Annotations followed = Annotations.NONE;
    private DetectionResult followedTo = DetectionResult.EMPTY;
    private Annotations following = Annotations.NONE;

    public CaseAnnotations(AnnotationStore store) {
        this.store = store;
    }

    private AnnotationStore.Read read() throws NightjarException {
        AnnotationStore.Read known = read;
        if (known == null) {
            known = store.load();
            read = known;
        }
        return known;
    }

    /** All that holds now; notes are on what they were written on. */
    private Annotations said() throws NightjarException {
        return read().said();
    }

    /** All that holds now; notes on findings are on those of this detection that say the same. */
    public Annotations said(DetectionResult detection) throws NightjarException {
        Annotations now = said();
        if (now != followed || detection != followedTo) {
            following = FollowedNotes.of(now, detection);
            followed = now;
            followedTo = detection;
        }
        return following;
    }

    /** That steps were left out of a case from elsewhere, as a sentence. */
    Optional<String> leftOut() throws NightjarException {
        int count = read().leftOut();
        return count == 0
                ? Optional.empty()
                : Optional.of((count == 1 ? "1 step" : count + " steps")
                        + " of tags and notes in the case were left out, because no Nightjar writes such"
                        + " (formats/notes.md says what fits).");
    }

    /**
     * Does it, as one step; empty if it holds already.
     *
     * @throws NightjarException USAGE if it cannot be said, or the case has no room for it
     */
    public Optional<AnnotationStep> add(AnnotationEdit edit, CaseData data) throws NightjarException {
        Optional<AnnotationStep> wanted = edit.step(said(), data, now());
        return wanted.isEmpty()
                ? Optional.empty()
                : Optional.of(keep(wanted.get(), step -> AnnotationWords.of(step, edit.chosenBy())));
    }

    /** Takes the last step that stands back; empty if there is none. */
    public Optional<AnnotationStep> undo() throws NightjarException {
        Optional<AnnotationStep> last = store.lastToUndo();
        if (last.isPresent()) {
            AnnotationStep back = last.get().reversed(now());
            keep(back, step -> "Step " + last.get().number() + " was taken back. " + AnnotationWords.of(step, ""));
        }
        return last;
    }

    /**
     * Does again what was taken back last; empty if there is nothing, or something was done since.
     *
     * @throws NightjarException USAGE if the case has no room for it any more
     */
    public Optional<AnnotationStep> redo() throws NightjarException {
        Optional<AnnotationStep> takenBack = store.lastToRedo();
        return takenBack.isEmpty()
                ? Optional.empty()
                : Optional.of(keep(
                        takenBack.get().reversed(now()),
                        step -> "Step " + takenBack.get().undoes() + " was done again. "
                                + AnnotationWords.of(step, "")));
    }

    @Override
    public Optional<Instant> lastToUndo() throws NightjarException {
        return store.lastToUndo().map(AnnotationStep::time);
    }

    @Override
    public Optional<Instant> lastToRedo() throws NightjarException {
        return store.lastToRedo().map(AnnotationStep::time);
    }

    @Override
    public Optional<Instant> lastDone() throws NightjarException {
        return store.lastDone();
    }

    private AnnotationStep keep(AnnotationStep step, AnnotationStore.Detail detail) throws NightjarException {
        AnnotationStore.Read before = read();
        Optional<String> flaw = step.flaw().or(() -> before.said().flawOf(step));
        if (flaw.isPresent()) {
            throw new NightjarException(ErrorKind.USAGE, flaw.get());
        }
        AnnotationStep kept = store.add(step, detail);
        read = new AnnotationStore.Read(before.said().with(kept), before.leftOut());
        return kept;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
