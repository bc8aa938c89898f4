package org.nightjar.store;

import java.time.Instant;
import java.util.Optional;
import org.nightjar.model.NightjarException;
import org.nightjar.model.People;
import org.nightjar.model.PeopleStep;

/** What the analyst says of who is who, and the steps in which it was said. Thread-safe as the store is. */
public interface PeopleStore {

    /** All that holds now. */
    People load() throws NightjarException;

    /** Does the changes of a step under the next number, together with its line in the action log. */
    void add(PeopleStep step, String detail) throws NightjarException;

    /** The last step that stands; empty if there is none. */
    Optional<PeopleStep> lastToUndo() throws NightjarException;

    /** The last taking back that nothing was said after, unless it was done again. */
    Optional<PeopleStep> lastToRedo() throws NightjarException;

    /** When something was said last that was no taking back and no doing again. */
    Optional<Instant> lastDone() throws NightjarException;
}
