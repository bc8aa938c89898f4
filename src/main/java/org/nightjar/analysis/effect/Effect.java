package org.nightjar.analysis.effect;

import java.time.Instant;

/**
 * Something lasting that the user of an incident did in it.
 *
 * @param kind what was done
 * @param what the kind of thing, for people, such as {@code access key}
 * @param thing its names, such as {@code bob, AKIA…}; "" if the log does not name it
 * @param detail telling parameters, or with whom it was shared; may be ""
 * @param action the event's action
 * @param eventId the event that did it
 * @param time of that event
 * @param state whether it still stands
 * @param undoingEventId the event that took it back or changed it again; "" if there is none
 * @param undoingTime of that event; the epoch if there is none
 * @param undoingUser who did that; "" if there is none
 * @param undoingAction what they did; "" if there is none
 */
public record Effect(
        EffectKind kind,
        String what,
        String thing,
        String detail,
        String action,
        String eventId,
        Instant time,
        EffectState state,
        String undoingEventId,
        Instant undoingTime,
        String undoingUser,
        String undoingAction) {

    /** Such as {@code created access key bob, AKIA…}. */
    public String describe() {
        return kind.id() + " " + what + (thing.isEmpty() ? "" : " " + thing);
    }
}
