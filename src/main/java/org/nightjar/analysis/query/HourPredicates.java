package org.nightjar.analysis.query;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.nightjar.analysis.query.EventQuery.Compiled;
import org.nightjar.analysis.timeline.HourClock;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;

/**
 * Predicates on the clock: {@code hour:14}, {@code hour:[22 TO 23]}, {@code weekday:sat}. In UTC, unless a zone follows the
 * value, as in {@code hour:"14 Europe/Berlin"}.
 */
final class HourPredicates {

    /** {@code hour:14}: from 14:00 to 15:00. */
    static final String HOUR = "hour";

    /** {@code weekday:mon}. */
    static final String WEEKDAY = "weekday";

    private HourPredicates() {}

    static boolean has(String field) {
        return field.equals(HOUR) || field.equals(WEEKDAY);
    }

    static Compiled field(String field, String value) throws NightjarException {
        return range(field, value, true, value, true);
    }

    static Compiled range(String field, String lower, boolean withLower, String upper, boolean withUpper)
            throws NightjarException {
        ZoneId zone = zone(lower.isEmpty() || lower.equals("*") ? upper : lower);
        int most = field.equals(HOUR) ? 23 : 6;
        int from = lower.isEmpty() || lower.equals("*") ? 0 : number(field, lower) + (withLower ? 0 : 1);
        int to = upper.isEmpty() || upper.equals("*") ? most : number(field, upper) - (withUpper ? 0 : 1);
        IntPredicate wanted = field.equals(HOUR)
                ? hour -> hour % 24 >= from && hour % 24 <= to
                : hour -> hour / 24 >= from && hour / 24 <= to;
        BitSet hours = new BitSet(HourClock.HOURS);
        for (int hour = 0; hour < HourClock.HOURS; hour++) {
            hours.set(hour, wanted.test(hour));
        }
        return index -> {
            if (index.size() == 0) {
                return row -> false;
            }
            HourClock clock = HourClock.of(zone, index.timeMillis(0), index.timeMillis(index.size() - 1));
            return row -> hours.get(clock.hourOfWeek(index.timeMillis(row)));
        };
    }

    private static ZoneId zone(String value) throws NightjarException {
        int blank = value.strip().indexOf(' ');
        if (blank < 0) {
            return ZoneOffset.UTC;
        }
        String name = value.strip().substring(blank + 1).strip();
        try {
            String known = ZoneId.getAvailableZoneIds().stream()
                    .filter(name::equalsIgnoreCase)
                    .findFirst()
                    .orElse(name.toUpperCase(Locale.ROOT));
            return ZoneId.of(known);
        } catch (DateTimeException unknown) {
            throw new NightjarException(
                    ErrorKind.QUERY_INVALID,
                    "“" + name + "” is no time zone; write UTC+2 or Europe/Berlin, for instance.",
                    unknown);
        }
    }

    private static int number(String field, String value) throws NightjarException {
        String text = value.strip().split(" ", 2)[0].toLowerCase(Locale.ROOT);
        if (field.equals(WEEKDAY) && text.length() >= 2) {
            int day = Arrays.stream(DayOfWeek.values())
                    .map(one -> one.name().toLowerCase(Locale.ROOT))
                    .toList()
                    .indexOf(Arrays.stream(DayOfWeek.values())
                            .map(one -> one.name().toLowerCase(Locale.ROOT))
                            .filter(name -> name.startsWith(text))
                            .findFirst()
                            .orElse(""));
            if (day >= 0) {
                return day;
            }
        } else if (field.equals(HOUR) && text.matches("\\d{1,2}") && Integer.parseInt(text) < 24) {
            return Integer.parseInt(text);
        }
        throw new NightjarException(
                ErrorKind.QUERY_INVALID,
                field.equals(HOUR)
                        ? "“" + value + "” is no hour; write 0 to 23, or \"14 Europe/Berlin\" by the clock of a zone."
                        : "“" + value
                                + "” is no weekday; write mon to sun, or \"mon Europe/Berlin\" by the clock of a zone.");
    }
}
