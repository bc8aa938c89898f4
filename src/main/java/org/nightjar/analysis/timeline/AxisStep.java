package org.nightjar.analysis.timeline;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;

/**
 * A distance between calendar ticks. Ticks lie on round local times, whatever the zone's clock does: on the day that
 * loses an hour a tick is missing or moved, on the day that gains one the repeated hour has two.
 *
 * @param unit MILLIS to YEARS
 * @param count how many of them; divides the next larger unit, except for days
 */
record AxisStep(ChronoUnit unit, int count) {

    private static final int HALF_HOUR_MILLIS = 1_800_000;

    /** From the finest to the coarsest. */
    static final AxisStep[] LADDER = Arrays.stream(new AxisStep[][] {
                of(ChronoUnit.MILLIS, 1, 2, 5, 10, 20, 50, 100, 200, 500),
                of(ChronoUnit.SECONDS, 1, 2, 5, 10, 15, 30),
                of(ChronoUnit.MINUTES, 1, 2, 5, 10, 15, 30),
                of(ChronoUnit.HOURS, 1, 2, 3, 6, 12),
                of(ChronoUnit.DAYS, 1, 2),
                of(ChronoUnit.WEEKS, 1),
                of(ChronoUnit.MONTHS, 1, 3),
                of(ChronoUnit.YEARS, 1, 2, 5, 10, 20, 50, 100)
            })
            .flatMap(Arrays::stream)
            .toArray(AxisStep[]::new);

    private static AxisStep[] of(ChronoUnit unit, int... counts) {
        return Arrays.stream(counts)
                .mapToObj(count -> new AxisStep(unit, count))
                .toArray(AxisStep[]::new);
    }

    /** Its usual length. */
    long millis() {
        return unit.getDuration().multipliedBy(count).toMillis();
    }

    boolean isDateBased() {
        return unit.compareTo(ChronoUnit.DAYS) >= 0;
    }

    /** Every tick in the window, and the last before it. */
    long[] ticks(TimeWindow window, ZoneId zone) {
        ZonedDateTime from = Instant.ofEpochMilli(window.fromMillis()).atZone(zone);
        if (isDateBased()) {
            return dates(from.toLocalDate(), window, zone);
        }
        if (unit == ChronoUnit.HOURS || unit == ChronoUnit.MINUTES) {
            return clock(from, window, zone);
        }
        long step = millis();
        long first = Math.floorDiv(window.fromMillis(), step);
        long last = Math.floorDiv(window.toMillis() - 1, step);
        long[] ticks = new long[(int) (last - first + 1)];
        Arrays.setAll(ticks, i -> (first + i) * step);
        return ticks;
    }

    private long[] dates(LocalDate day, TimeWindow window, ZoneId zone) {
        long[] ticks = new long[16];
        int found = 0;
        LocalDate date = floor(day);
        for (long at = start(date, zone); at < window.toMillis(); at = start(date, zone)) {
            if (found == ticks.length) {
                ticks = Arrays.copyOf(ticks, found * 2);
            }
            ticks[found++] = at;
            date = date.plus(count, unit);
        }
        return Arrays.copyOf(ticks, found);
    }

    private static long start(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    private LocalDate floor(LocalDate day) {
        return switch (unit) {
            case DAYS -> LocalDate.ofEpochDay(Math.floorDiv(day.toEpochDay(), (long) count) * count);
            case WEEKS -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTHS -> LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / count * count + 1, 1);
            default -> LocalDate.of(Math.floorDiv(day.getYear(), count) * count, 1, 1);
        };
    }

    /** Walks real time in steps that no change of the clock breaks (all are whole half hours) and keeps round times. */
    private long[] clock(ZonedDateTime from, TimeWindow window, ZoneId zone) {
        long walk = unit == ChronoUnit.HOURS
                ? HALF_HOUR_MILLIS
                : Duration.of(count, unit).toMillis();
        ZonedDateTime hour = from.truncatedTo(ChronoUnit.HOURS);
        long at = hour.toInstant().toEpochMilli();
        if (unit == ChronoUnit.HOURS) {
            at -= Duration.ofHours(count).toMillis();
        }
        long[] ticks = new long[16];
        int found = 0;
        for (; at < window.toMillis(); at += walk) {
            if (!isRound(Instant.ofEpochMilli(at).atZone(zone))) {
                continue;
            }
            if (at <= window.fromMillis()) {
                found = 0;
            }
            if (found == ticks.length) {
                ticks = Arrays.copyOf(ticks, found * 2);
            }
            ticks[found++] = at;
        }
        return Arrays.copyOf(ticks, found);
    }

    /** The start of a day counts as round even where the clock skips midnight. */
    private boolean isRound(ZonedDateTime time) {
        if (unit == ChronoUnit.MINUTES) {
            return time.getMinute() % count == 0;
        }
        return time.getMinute() == 0
                && (time.getHour() % count == 0
                        || time.equals(time.toLocalDate().atStartOfDay(time.getZone())));
    }
}
