package org.nightjar.store.h2;

import java.time.Instant;
import java.util.Optional;
import org.nightjar.model.AnnotationStep;
import org.nightjar.model.NightjarException;
import org.nightjar.store.AnnotationStore;

/** Rows of tags and notes, each step in a transaction of its own with its line in the action log. */
final class H2Annotations implements AnnotationStore {

    private final CaseConnections connections;

    H2Annotations(CaseConnections connections) {
        this.connections = connections;
    }

    @Override
    public Read load() throws NightjarException {
        return connections.run(AnnotationRows::load);
    }

    @Override
    public AnnotationStep add(AnnotationStep step, Detail detail) throws NightjarException {
        return connections.run(open -> {
            AnnotationStep kept = AnnotationRows.add(open, step);
            ActionLog.append(open, step.action().isOfTags() ? "tag" : "note", detail.of(kept));
            return kept;
        });
    }

    @Override
    public Optional<AnnotationStep> lastToUndo() throws NightjarException {
        return connections.run(AnnotationRows::lastToUndo);
    }

    @Override
    public Optional<AnnotationStep> lastToRedo() throws NightjarException {
        return connections.run(AnnotationRows::lastToRedo);
    }

    @Override
    public Optional<Instant> lastDone() throws NightjarException {
        return connections.run(AnnotationRows::lastDone);
    }
}
