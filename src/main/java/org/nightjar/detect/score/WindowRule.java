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
    private static final long JOIN_MILLIS = Duration.ofHours(1).toMillis();
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

    /**
     * The signals of one user in windows, in time order. Where windows begin and end is decided by Nightjar's own
     * signals; what rules and lists of the analyst's say joins the window that it lies in or next to. Otherwise a rule
     * that matches all day would make one long window of a user's life.
     */
    List<List<Reported>> windows(List<Reported> signals) {
        List<List<Reported>> windows = new ArrayList<>();
        if (signals.isEmpty()) {
            return windows;
        }
        long pause = pauseMillis(signals.get(0).signal().user());
        windows.addAll(split(signals.stream().filter(one -> !one.isGiven()).toList(), pause));
        List<Span> spans = windows.stream().map(this::span).toList();
        List<Reported> alone = new ArrayList<>();
        for (Reported given : signals) {
            if (given.isGiven() && !join(windows, spans, given)) {
                alone.add(given);
            }
        }
        windows.addAll(split(alone, pause));
        return windows;
    }

    private record Span(long start, long end) {}

    private Span span(List<Reported> window) {
        long start = Long.MAX_VALUE;
        long end = Long.MIN_VALUE;
        for (Reported one : window) {
            start = Math.min(start, index.timeMillis(one.firstRow()));
            end = Math.max(end, index.timeMillis(one.lastRow()));
        }
        return new Span(start, end);
    }

    private boolean join(List<List<Reported>> windows, List<Span> spans, Reported given) {
        long first = index.timeMillis(given.firstRow());
        long last = index.timeMillis(given.lastRow());
        for (int at = 0; at < spans.size(); at++) {
            Span span = spans.get(at);
            if (last >= span.start() - JOIN_MILLIS && first <= span.end() + JOIN_MILLIS) {
                windows.get(at).add(given);
                return true;
            }
        }
        return false;
    }

    /** In time order. */
    private List<List<Reported>> split(List<Reported> signals, long pause) {
        List<Reported> sorted = new ArrayList<>(signals);
        sorted.sort(Comparator.<Reported>comparingLong(reported -> index.timeMillis(reported.firstRow()))
                .thenComparing(reported -> reported.detector().id())
                .thenComparing(reported -> reported.signal().key()));
        List<List<Reported>> windows = new ArrayList<>();
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
