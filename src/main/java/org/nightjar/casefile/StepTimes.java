package org.nightjar.casefile;

import java.time.Instant;
import java.util.Optional;
import org.nightjar.model.NightjarException;

/** When steps of one kind were made, by which it is told whose step was the last. */
interface StepTimes {

    /** When the step was made that would be taken back. */
    Optional<Instant> lastToUndo() throws NightjarException;

    /** When the step was taken back that would be done again. */
    Optional<Instant> lastToRedo() throws NightjarException;

    /** When something was done last that was no taking back and no doing again. */
    Optional<Instant> lastDone() throws NightjarException;
}
