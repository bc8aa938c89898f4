package org.nightjar.analysis.timeline;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/**
 * The local hour of the week of many times of one zone, with its daylight saving time, without an object a time. Immutable;
 * thread-safe. Holds the changes of the clock between two times, a few a year.
 */
public final class HourClock {

    /** Hours of a week, from Monday 00:00. */
    public static final int HOURS = 168;

    private static final long HOUR_MILLIS = 3_600_000;
    private static final int MOST_CHANGES = 4_096;

    private final long[] changes;
    private final long[] offsets;

    private HourClock(long[] changes, long[] offsets) {
        this.changes = changes;
        this.offsets = offsets;
    }

    /** A clock that is right from one time to another, UTC milliseconds. */
    public static HourClock of(ZoneId zone, long fromMillis, long toMillis) {
        ZoneRules rules = zone.getRules();
        List<Long> changes = new ArrayList<>();
        List<Long> offsets = new ArrayList<>();
        Instant at = Instant.ofEpochMilli(fromMillis);
        offsets.add(millis(rules, at));
        for (ZoneOffsetTransition next = rules.nextTransition(at);
                next != null && next.getInstant().toEpochMilli() <= toMillis && changes.size() < MOST_CHANGES;
                next = rules.nextTransition(next.getInstant())) {
            changes.add(next.getInstant().toEpochMilli());
            offsets.add(next.getOffsetAfter().getTotalSeconds() * 1000L);
        }
        return new HourClock(
                changes.stream().mapToLong(Long::longValue).toArray(),
                offsets.stream().mapToLong(Long::longValue).toArray());
    }

    private static long millis(ZoneRules rules, Instant at) {
        return rules.getOffset(at).getTotalSeconds() * 1000L;
    }

    /** From 0 (Monday 00:00) to 167 (Sunday 23:00). */
    public int hourOfWeek(long millis) {
        // 1970-01-01 was a Thursday.
        return (int) Math.floorMod(Math.floorDiv(millis + offsets[change(millis)], HOUR_MILLIS) + 72, (long) HOURS);
    }

    private int change(long millis) {
        int change = 0;
        while (change < changes.length && changes[change] <= millis) {
            change++;
        }
        return change;
    }

    /** When the hour ends that a time lies in: at the next full hour, or where the clock is changed. */
    private long endOfHour(long millis) {
        int change = change(millis);
        long offset = offsets[change];
        long end = (Math.floorDiv(millis + offset, HOUR_MILLIS) + 1) * HOUR_MILLIS - offset;
        return change < changes.length ? Math.min(end, changes[change]) : end;
    }

    /** For times that mostly ascend: works an hour out when it begins. Confined to one thread. */
    public Hand hand() {
        return new Hand(this);
    }

    /** Stands on the hour that was asked for last. */
    public static final class Hand {

        private final HourClock clock;
        private long from = 1;
        private long end;
        private int hour;

        private Hand(HourClock clock) {
            this.clock = clock;
        }

        /** As {@link HourClock#hourOfWeek}. */
        public int hourOfWeek(long millis) {
            if (millis < from || millis >= end) {
                hour = clock.hourOfWeek(millis);
                end = clock.endOfHour(millis);
                from = millis;
            }
            return hour;
        }
    }
}
