package org.nightjar.analysis;

import java.util.Optional;
import org.nightjar.model.TimeRange;

/**
 * What all views show: a query, a time range and a focus, with the event under the cursor. One immutable value, so
 * that it can be kept in a history, named, and repeated.
 *
 * @param query text of an {@link org.nightjar.analysis.query.EventQuery}; "" selects everything
 * @param range half-open, UTC; empty for all times
 * @param focus a user, finding or incident
 * @param eventId the event whose details are shown, or ""
 */
public record Selection(String query, Optional<TimeRange> range, Focus focus, String eventId) {

    /** Everything, focused on nothing. */
    public static final Selection ALL = new Selection("", Optional.empty(), Focus.NOTHING, "");

    public Selection withQuery(String text) {
        return new Selection(text, range, focus, "");
    }

    public Selection withRange(Optional<TimeRange> newRange) {
        return new Selection(query, newRange, focus, eventId);
    }

    /** A new focus shows its own events, so the cursor is put back. */
    public Selection withFocus(Focus newFocus) {
        return new Selection(query, range, newFocus, "");
    }

    public Selection withEvent(String id) {
        return new Selection(query, range, focus, id);
    }

    /** Whether both select the same events; the cursor may differ. */
    public boolean selectsSameAs(Selection other) {
        return query.equals(other.query) && range.equals(other.range) && focus.equals(other.focus);
    }
}
