package org.nightjar.support;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightjar.model.AnnotationStep;
import org.nightjar.model.Annotations;
import org.nightjar.model.UndoHistory;
import org.nightjar.store.AnnotationStore;

/** Tags and notes kept in memory. */
public final class MemoryAnnotations implements AnnotationStore {

    private final List<AnnotationStep> steps = new ArrayList<>();

    @Override
    public Read load() {
        return new Read(Annotations.of(steps), 0);
    }

    @Override
    public AnnotationStep add(AnnotationStep step, Detail detail) {
        AnnotationStep kept = step.numbered(steps.size() + 1);
        steps.add(kept);
        return kept;
    }

    @Override
    public Optional<AnnotationStep> lastToUndo() {
        return history().lastToUndo().map(number -> steps.get(number - 1));
    }

    @Override
    public Optional<AnnotationStep> lastToRedo() {
        return history().lastToRedo().map(number -> steps.get(number - 1));
    }

    @Override
    public Optional<Instant> lastDone() {
        return history().lastDone().map(number -> steps.get(number - 1).time());
    }

    private UndoHistory history() {
        return new UndoHistory(steps.stream()
                .map(step -> new UndoHistory.Step(step.number(), step.undoes()))
                .toList());
    }
}
