package org.nightjar.detect.profile;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nightjar.store.EventIndex;

/**
 * The day (UTC, since 1970) of every event, worked out once: detectors ask it more often than anything else. Two bytes an
 * event. Immutable.
 */
final class EventDays {

    private static final long DAY_MILLIS = 86_400_000L;

    private final EventIndex index;
    private final int first;

    /** Days after the first; null where they are too many for two bytes. */
    private final char @Nullable [] after;

    private EventDays(EventIndex index, int first, char @Nullable [] after) {
        this.index = index;
        this.first = first;
        this.after = after;
    }

    static EventDays of(EventIndex index) {
        if (index.size() == 0) {
            return new EventDays(index, 0, null);
        }
        int first = day(index, 0);
        if ((long) day(index, index.size() - 1) - first > Character.MAX_VALUE) {
            return new EventDays(index, first, null);
        }
        char[] after = new char[index.size()];
        IntStream.range(0, after.length).parallel().forEach(row -> after[row] = (char) (day(index, row) - first));
        return new EventDays(index, first, after);
    }

    private static int day(EventIndex index, int row) {
        return (int) Math.floorDiv(index.timeMillis(row), DAY_MILLIS);
    }

    int day(int row) {
        return after == null ? day(index, row) : first + after[row];
    }
}
