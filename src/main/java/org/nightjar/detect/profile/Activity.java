package org.nightjar.detect.profile;

import java.util.Arrays;
import java.util.function.LongPredicate;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/**
 * When one user was active. Immutable.
 *
 * @param days days with at least one event, as days since 1970 (UTC), ascending
 * @param rhythm at which hours
 */
public record Activity(int[] days, Rhythm rhythm) {

    private static final long DAY_MILLIS = 86_400_000L;
    private static final long HOUR_MILLIS = 3_600_000L;

    /**
     * The activity in these rows, in time order; an hour with any event counts once.
     *
     * @param counts which times (milliseconds since 1970, UTC) count
     */
    public static Activity of(EventIndex index, RowSet rows, LongPredicate counts) {
        IntArray days = new IntArray();
        int[] hours = new int[Rhythm.HOURS];
        long lastDay = Long.MIN_VALUE;
        long lastHour = Long.MIN_VALUE;
        for (int at = 0; at < rows.size(); at++) {
            long millis = index.timeMillis(rows.row(at));
            if (!counts.test(millis)) {
                continue;
            }
            long hour = Math.floorDiv(millis, HOUR_MILLIS);
            if (hour != lastHour) {
                lastHour = hour;
                hours[Rhythm.hourOfWeek(millis)]++;
                long day = Math.floorDiv(millis, DAY_MILLIS);
                if (day != lastDay) {
                    lastDay = day;
                    days.add((int) day);
                }
            }
        }
        return new Activity(days.toArray(), Rhythm.of(hours));
    }

    /** How many active days lie before a day. */
    public int daysBefore(int day) {
        int at = Arrays.binarySearch(days, day);
        return at >= 0 ? at : -at - 1;
    }
}
