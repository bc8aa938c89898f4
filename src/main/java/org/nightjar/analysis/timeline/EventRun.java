package org.nightjar.analysis.timeline;

/**
 * Events of one lane that follow one another and say the same: one event, or the same one repeated.
 *
 * @param fromMillis time of the first
 * @param toMillis time of the last
 * @param action what they did
 * @param kind what they are told apart by
 * @param events how many
 * @param firstRow row of the first
 */
public record EventRun(long fromMillis, long toMillis, String action, EventClass kind, int events, int firstRow) {

    EventRun repeated(long millis) {
        return new EventRun(fromMillis, millis, action, kind, events + 1, firstRow);
    }

    boolean says(String otherAction, EventClass otherKind) {
        return action.equals(otherAction) && kind == otherKind;
    }
}
