package org.nightjar.detect.profile;

import java.util.Optional;
import org.nightjar.model.TimeRange;
import org.nightjar.store.EventIndex;

/**
 * What counts as normal. Without a range of the analyst's, every event is judged by what came before it; with one,
 * events inside it are the measure and only those outside are judged.
 *
 * @param range the analyst's choice
 */
public record Baseline(Optional<TimeRange> range) {

    /** Whether events of that time are judged. */
    public boolean judges(long millis) {
        return range.isEmpty() || !holds(millis);
    }

    /** Whether an event of that time counts as known to one that is judged. */
    boolean holds(long millis) {
        return range.isPresent()
                && millis >= range.get().from().toEpochMilli()
                && millis < range.get().to().toEpochMilli();
    }

    /** The part of a history that lies in the range; all of it without one. */
    ValueHistory part(EventIndex index, ValueHistory whole) {
        if (range.isEmpty()) {
            return whole;
        }
        return ValueHistory.of(
                index,
                whole.dimension(),
                index.rowAtOrAfter(range.get().from().toEpochMilli()),
                index.rowAtOrAfter(range.get().to().toEpochMilli()));
    }

    /** Whether the analyst chose a range. */
    public boolean isChosen() {
        return range.isPresent();
    }
}
