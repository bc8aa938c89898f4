package org.nightjar.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing that the analyst said of who is who. Steps are never changed; taking one back is a step of its own, and so is doing
 * it again.
 *
 * @param number from 1, in the order of saying; 0 before it is kept
 * @param time UTC; 1970 of steps that were kept without their time
 * @param changes what it changes, one after the other
 * @param undoes number of the step that this one takes back, or of the taking back that it does again; 0 if it is neither ({@link
 *     UndoHistory})
 */
public record PeopleStep(int number, Instant time, List<People.Change> changes, int undoes) {

    public PeopleStep {
        changes = List.copyOf(changes);
    }

    /** The step that takes this one back, not kept yet. */
    public PeopleStep reversed(Instant now) {
        List<People.Change> backwards = new ArrayList<>();
        changes.forEach(change -> backwards.add(0, change.reversed()));
        return new PeopleStep(0, now, backwards, number);
    }
}
