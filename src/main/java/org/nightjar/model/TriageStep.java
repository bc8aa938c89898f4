package org.nightjar.model;

import java.time.Instant;
import java.util.List;

/**
 * One thing that the analyst did in triage: gave findings or incidents a state. Steps are never changed; undoing one is a
 * step of its own.
 *
 * @param number from 1, in the order of doing
 * @param time UTC
 * @param subjects what was given the state, at least one
 * @param state what it was given
 * @param reason why; never "" for {@link TriageState#DISMISSED}
 * @param undoes number of the step that this one takes back, or of the taking back that it does again; 0 if it is neither ({@link
 *     UndoHistory})
 */
public record TriageStep(
        int number, Instant time, List<TriageSubject> subjects, TriageState state, String reason, int undoes) {

    public TriageStep {
        subjects = List.copyOf(subjects);
    }
}
