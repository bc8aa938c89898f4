package org.nightjar.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightjar.model.AnnotationStep;
import org.nightjar.model.Annotations;
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
        List<Integer> undone = steps.stream().map(AnnotationStep::undoes).toList();
        return steps.stream()
                .filter(step -> step.undoes() == 0 && !undone.contains(step.number()))
                .reduce((first, second) -> second);
    }
}
