package org.nightjar.store;

import java.util.List;
import org.nightjar.model.NightjarException;
import org.nightjar.model.People;

/** What the analyst says of who is who, and the steps in which it was said. Thread-safe as the store is. */
public interface PeopleStore {

    /** All that holds now. */
    People load() throws NightjarException;

    /** Does these changes as one step, together with its line in the action log. */
    void change(List<People.Change> changes, String detail) throws NightjarException;

    /** The changes that would be taken back next; none if nothing was said. */
    List<People.Change> lastChange() throws NightjarException;

    /** Takes the last step back, together with its line in the action log. */
    void takeBack(String detail) throws NightjarException;
}
