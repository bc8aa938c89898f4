package org.nightjar.analysis.timeline;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The nights and weekends of a window, by the clock of a zone. */
public final class CalendarShades {

    /** When a night begins, and the last hour of the working day ends. */
    public static final LocalTime NIGHT_FROM = LocalTime.of(22, 0);

    /** When it ends. */
    public static final LocalTime NIGHT_TO = LocalTime.of(6, 0);

    private CalendarShades() {}

    /** From 22:00 to 06:00, in order; the first and last may reach beyond the window. */
    public static List<TimeWindow> nights(TimeWindow window, ZoneId zone) {
        List<TimeWindow> nights = new ArrayList<>();
        for (LocalDate day = firstDay(window, zone).minusDays(1); ; day = day.plusDays(1)) {
            long from = day.atTime(NIGHT_FROM).atZone(zone).toInstant().toEpochMilli();
            if (from >= window.toMillis()) {
                return nights;
            }
            long to = day.plusDays(1).atTime(NIGHT_TO).atZone(zone).toInstant().toEpochMilli();
            if (to > window.fromMillis()) {
                nights.add(new TimeWindow(from, to));
            }
        }
    }

    /** From Saturday to the end of Sunday, in order; the first and last may reach beyond the window. */
    public static List<TimeWindow> weekends(TimeWindow window, ZoneId zone) {
        List<TimeWindow> weekends = new ArrayList<>();
        LocalDate saturday = firstDay(window, zone).minusDays(6);
        while (saturday.getDayOfWeek() != DayOfWeek.SATURDAY) {
            saturday = saturday.plusDays(1);
        }
        for (; ; saturday = saturday.plusWeeks(1)) {
            long from = saturday.atStartOfDay(zone).toInstant().toEpochMilli();
            if (from >= window.toMillis()) {
                return weekends;
            }
            long to = saturday.plusDays(2).atStartOfDay(zone).toInstant().toEpochMilli();
            if (to > window.fromMillis()) {
                weekends.add(new TimeWindow(from, to));
            }
        }
    }

    private static LocalDate firstDay(TimeWindow window, ZoneId zone) {
        return Instant.ofEpochMilli(window.fromMillis()).atZone(zone).toLocalDate();
    }
}
