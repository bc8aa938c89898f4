package org.nightjar.model;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** What stands beside a time, so that nobody has to guess by which clock it is told. Functions without state. */
public final class ZoneName {

    /** Summer and winter, and one reform of either. */
    private static final int MOST_CHANGES = 4;

    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

    private ZoneName() {}

    /** UTC, an offset such as UTC+05:30, or the zone's short name at that time, such as CEST. */
    public static String at(ZoneId zone, Instant time) {
        if (zone instanceof ZoneOffset) {
            return zone.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + zone.getId();
        }
        return SHORT.format(time.atZone(zone));
    }

    /** For the head of a column: the names that the zone has in that time, such as CET/CEST. */
    public static String over(ZoneId zone, TimeRange range) {
        Set<String> names = new LinkedHashSet<>();
        names.add(at(zone, range.from()));
        Instant from = range.from();
        for (int change = 0; change < MOST_CHANGES; change++) {
            ZoneOffsetTransition next = zone.getRules().nextTransition(from);
            if (next == null || !next.getInstant().isBefore(range.to())) {
                break;
            }
            from = next.getInstant();
            names.add(at(zone, from));
        }
        return String.join("/", names);
    }
}
