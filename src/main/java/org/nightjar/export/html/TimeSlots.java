package org.nightjar.export.html;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.nightjar.model.TimeRange;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/**
 * A span of time in hours, days, weeks, months or years of a zone, whichever gives a few hundred at most.
 *
 * <p>Hours are those of UTC, by which log files are delivered and coverage is known: in a zone that is half an hour off they
 * go from half past to half past.
 *
 * @param unit what one slot is called, such as {@code day}
 * @param starts start of each slot, and the end of the last
 */
record TimeSlots(String unit, List<Instant> starts) {

    private static final int MOST = 400;

    private enum Step {
        HOUR(ChronoUnit.HOURS, 1, 96),
        DAY(ChronoUnit.DAYS, 1, MOST),
        WEEK(ChronoUnit.DAYS, 7, MOST),
        MONTH(ChronoUnit.MONTHS, 1, MOST),
        YEAR(ChronoUnit.YEARS, 1, MOST),
        CENTURY(ChronoUnit.YEARS, 100, Integer.MAX_VALUE);

        private final ChronoUnit unit;
        private final int amount;
        private final int most;

        Step(ChronoUnit unit, int amount, int most) {
            this.unit = unit;
            this.amount = amount;
            this.most = most;
        }

        boolean suits(ZonedDateTime from, ZonedDateTime to) {
            return unit.between(from, to) / amount < most;
        }

        ZonedDateTime floor(ZonedDateTime time) {
            return switch (this) {
                case HOUR -> time.toInstant().truncatedTo(ChronoUnit.HOURS).atZone(time.getZone());
                case DAY, WEEK -> time.truncatedTo(ChronoUnit.DAYS);
                case MONTH -> time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
                case YEAR, CENTURY -> time.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1);
            };
        }
    }

    static TimeSlots of(TimeRange span, Words words) {
        ZonedDateTime from = span.from().atZone(words.zone());
        ZonedDateTime to = span.to().atZone(words.zone());
        Step step = Step.CENTURY;
        for (Step candidate : Step.values()) {
            if (candidate.suits(from, to)) {
                step = candidate;
                break;
            }
        }
        List<Instant> starts = new ArrayList<>();
        ZonedDateTime at = step.floor(from);
        starts.add(at.toInstant());
        while (at.isBefore(to)) {
            at = at.plus(step.amount, step.unit);
            starts.add(at.toInstant());
        }
        return new TimeSlots(step.name().toLowerCase(java.util.Locale.ROOT), List.copyOf(starts));
    }

    int count() {
        return starts.size() - 1;
    }

    /** How many of the rows lie in each slot. */
    int[] counts(RowSet rows, EventIndex index) {
        int[] counts = new int[count()];
        int[] slot = new int[1];
        rows.forEach(row -> {
            long time = index.timeMillis(row);
            while (slot[0] < counts.length - 1
                    && time >= starts.get(slot[0] + 1).toEpochMilli()) {
                slot[0]++;
            }
            counts[slot[0]]++;
        });
        return counts;
    }

    /** Where a time stands, from 0 to 1. */
    double position(Instant time) {
        double first = starts.get(0).toEpochMilli();
        double last = starts.get(count()).toEpochMilli();
        return Math.max(0, Math.min(1, (time.toEpochMilli() - first) / (last - first)));
    }
}
