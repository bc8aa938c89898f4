package org.nightjar.detect.score;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/**
 * Which signals of one user belong together: a new window begins after a pause that is long for this user, three times
 * the pause that 95 in 100 of their pauses within a day stay below, but at least 4 and at most 12 hours; and none
 * is longer than two days, so that a noisy user does not become one endless incident.
 */
final class WindowRule {

    private static final long LEAST_MILLIS = Duration.ofHours(4).toMillis();
    private static final long MOST_MILLIS = Duration.ofHours(12).toMillis();
    private static final long LONGEST_MILLIS = Duration.ofHours(48).toMillis();
    private static final long WITHIN_DAY_MILLIS = Duration.ofHours(16).toMillis();
    private static final double FACTOR = 3;

    private final EventIndex index;

    WindowRule(EventIndex index) {
        this.index = index;
    }

    /** The pause that ends a window of this user, in milliseconds. */
    long pauseMillis(int user) {
        RowSet rows = index.rowsOfUser(user);
        int[] byQuarterHour = new int[(int) (WITHIN_DAY_MILLIS / 900_000) + 1];
        int all = 0;
        for (int at = 1; at < rows.size(); at++) {
            long pause = index.timeMillis(rows.row(at)) - index.timeMillis(rows.row(at - 1));
            if (pause >= 60_000 && pause < WITHIN_DAY_MILLIS) {
                byQuarterHour[(int) (pause / 900_000)]++;
                all++;
            }
        }
        int sum = 0;
        for (int quarter = 0; quarter < byQuarterHour.length; quarter++) {
            sum += byQuarterHour[quarter];
            if (all > 0 && sum >= 0.95 * all) {
                long pause = (long) (FACTOR * (quarter + 1) * 900_000);
                return Math.max(LEAST_MILLIS, Math.min(MOST_MILLIS, pause));
            }
        }
        return LEAST_MILLIS;
    }

    /** The signals of one user in windows, in time order. */
    List<List<Reported>> windows(List<Reported> signals) {
        List<Reported> sorted = new ArrayList<>(signals);
        sorted.sort(Comparator.<Reported>comparingLong(reported -> index.timeMillis(reported.firstRow()))
                .thenComparing(reported -> reported.detector().id())
                .thenComparing(reported -> reported.signal().key()));
        List<List<Reported>> windows = new ArrayList<>();
        if (sorted.isEmpty()) {
            return windows;
        }
        long pause = pauseMillis(sorted.get(0).signal().user());
        long start = 0;
        long end = 0;
        for (Reported reported : sorted) {
            long first = index.timeMillis(reported.firstRow());
            long last = index.timeMillis(reported.lastRow());
            if (windows.isEmpty() || first > end + pause || first > start + LONGEST_MILLIS) {
                windows.add(new ArrayList<>());
                start = first;
                end = last;
            }
            end = Math.max(end, last);
            windows.get(windows.size() - 1).add(reported);
        }
        return windows;
    }
}
