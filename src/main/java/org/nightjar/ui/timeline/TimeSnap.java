package org.nightjar.ui.timeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.nightjar.analysis.timeline.TimeAxis;
import org.nightjar.analysis.timeline.TimeAxis.Tick;
import org.nightjar.analysis.timeline.TimeWindow;

/** Round times of a zone's calendar: the tick near a time, and the hour, day or week around it. */
final class TimeSnap {

    private static final double REACH_PIXELS = 6;

    private TimeSnap() {}

    /** The axis tick, full hour or day within a few pixels of a time, where these lie far enough apart; else the time itself. */
    static long toTick(long millis, TimelineLayout layout, ZoneId zone, ToDoubleFunction<String> labelWidth) {
        List<Long> round = new ArrayList<>();
        TimeAxis.of(layout.window(), zone, layout.plotWidth(), labelWidth)
                .ticks()
                .forEach(tick -> round.add(tick.millis()));
        for (ChronoUnit unit : List.of(ChronoUnit.HOURS, ChronoUnit.DAYS)) {
            TimeWindow period = around(millis, unit, zone);
            if (layout.xOf(period.toMillis()) - layout.xOf(period.fromMillis()) >= 2 * REACH_PIXELS) {
                round.add(period.fromMillis());
                round.add(period.toMillis());
            }
        }
        double x = layout.xOf(millis);
        return round.stream()
                .filter(at -> Math.abs(layout.xOf(at) - x) <= REACH_PIXELS)
                .min(Comparator.comparingDouble(at -> Math.abs(layout.xOf(at) - x)))
                .orElse(millis);
    }

    /** The stretch between the two ticks around a time; the whole window where there are none. */
    static TimeWindow betweenTicks(
            long millis, TimelineLayout layout, ZoneId zone, ToDoubleFunction<String> labelWidth) {
        TimeWindow window = layout.window();
        long from = window.fromMillis();
        long to = window.toMillis();
        for (Tick tick :
                TimeAxis.of(window, zone, layout.plotWidth(), labelWidth).ticks()) {
            if (tick.millis() <= millis) {
                from = Math.max(from, tick.millis());
            } else {
                to = Math.min(to, tick.millis());
            }
        }
        return new TimeWindow(from, Math.max(from + 1, to));
    }

    /** The local hour, day or week (from Monday) that a time is in; a day may have 23 or 25 hours. */
    static TimeWindow around(long millis, ChronoUnit unit, ZoneId zone) {
        ZonedDateTime time = Instant.ofEpochMilli(millis).atZone(zone);
        if (unit == ChronoUnit.HOURS) {
            ZonedDateTime hour = time.truncatedTo(ChronoUnit.HOURS);
            return window(hour, hour.plusHours(1));
        }
        LocalDate day = time.toLocalDate();
        LocalDate from =
                unit == ChronoUnit.WEEKS ? day.with(TemporalAdjusters.previousOrSame(java.time.DayOfWeek.MONDAY)) : day;
        return window(
                from.atStartOfDay(zone),
                from.plusDays(unit == ChronoUnit.WEEKS ? 7 : 1).atStartOfDay(zone));
    }

    private static TimeWindow window(ZonedDateTime from, ZonedDateTime to) {
        return new TimeWindow(from.toInstant().toEpochMilli(), to.toInstant().toEpochMilli());
    }

    /** The same hours by the clock a week earlier, of the same length. */
    static TimeWindow weekBefore(TimeWindow window, ZoneId zone) {
        long from = Instant.ofEpochMilli(window.fromMillis())
                .atZone(zone)
                .minusWeeks(1)
                .toInstant()
                .toEpochMilli();
        return new TimeWindow(from, from + window.lengthMillis());
    }
}
