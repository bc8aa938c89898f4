package org.nightjar.store;

import java.time.Instant;
import java.util.Optional;
import org.nightjar.model.AnnotationStep;
import org.nightjar.model.Annotations;
import org.nightjar.model.NightjarException;

/** The analyst's tags and notes, as the steps in which they were said. Thread-safe as the store is. */
public interface AnnotationStore {

    /**
     * What was read of a case, whoever wrote it.
     *
     * @param said what holds
     * @param leftOut how many steps were not taken, because they are longer, more, or otherwise made than any that
     *     Nightjar writes; one more if there are more rows than are read
     */
    record Read(Annotations said, int leftOut) {}

    /** All that holds now. */
    Read load() throws NightjarException;

    /** Keeps a step under the next number, together with its line in the action log; gives it as it was kept. */
    AnnotationStep add(AnnotationStep step, Detail detail) throws NightjarException;

    /** Words a step's line in the action log, which may name its number. */
    @FunctionalInterface
    interface Detail {
        String of(AnnotationStep numbered);
    }

    /** The last step that was not taken back. */
    Optional<AnnotationStep> lastToUndo() throws NightjarException;

    /** The last step that takes one back, if nothing was done since and it was not done again. */
    Optional<AnnotationStep> lastToRedo() throws NightjarException;

    /** When the last step was done that neither takes one back nor does one again. */
    Optional<Instant> lastDone() throws NightjarException;
}
