package org.nightjar.model;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What stands beside a time, so that nobody has to guess by which clock it is told: the offset, never a short name, of which
 * several mean more than one clock (CST is that of Chicago, of Shanghai and of Havana). Functions without state.
 */
public final class ZoneName {

    /** Summer and winter, and one reform of either. */
    private static final int MOST_CHANGES = 4;

    private static final String UTC = "UTC";

    private ZoneName() {}

    /** Beside one time: UTC, or UTC+05:30. A zone whose clock happens to be that of UTC is UTC+00:00. */
    public static String at(ZoneId zone, Instant time) {
        return isUtc(zone) ? UTC : UTC + offset(zone, time);
    }

    /** Beside an axis or a picture of one time: UTC+05:30 Asia/Kolkata. */
    public static String full(ZoneId zone, Instant time) {
        return at(zone, time) + id(zone);
    }

    /** Above many times: the offsets of that time and the zone, such as UTC+01:00/+02:00 Europe/Berlin. */
    public static String over(ZoneId zone, TimeRange range) {
        return isUtc(zone) ? UTC : UTC + String.join("/", offsets(zone, range)) + id(zone);
    }

    /** Above a narrow column: the offset if it is the same in all of that time, else the zone. */
    public static String head(ZoneId zone, TimeRange range) {
        return isUtc(zone) || offsets(zone, range).size() == 1 ? at(zone, range.from()) : zone.getId();
    }

    /** Beside the first of two times of which the last has its name: nothing if both are told by the same offset, else its own. */
    public static String ofFirst(ZoneId zone, Instant first, Instant last) {
        String name = at(zone, first);
        return name.equals(at(zone, last)) ? "" : " " + name;
    }

    /** Behind a time whose zone is named elsewhere: its offset if the clock shows that time twice, such as +02:00, else "". */
    public static String ifTwice(ZoneId zone, Instant time) {
        return isTwice(zone, time.atZone(zone).toLocalDateTime()) ? " " + offset(zone, time) : "";
    }

    /** Whether the clock shows that time twice, as it does when it is put back. */
    public static boolean isTwice(ZoneId zone, LocalDateTime time) {
        return zone.getRules().getValidOffsets(time).size() > 1;
    }

    private static boolean isUtc(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC);
    }

    private static String id(ZoneId zone) {
        return zone.normalized() instanceof ZoneOffset ? "" : " " + zone.getId();
    }

    private static String offset(ZoneId zone, Instant time) {
        ZoneOffset offset = zone.getRules().getOffset(time);
        return offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
    }

    private static Set<String> offsets(ZoneId zone, TimeRange range) {
        Set<String> offsets = new LinkedHashSet<>();
        offsets.add(offset(zone, range.from()));
        Instant from = range.from();
        for (int change = 0; change < MOST_CHANGES; change++) {
            ZoneOffsetTransition next = zone.getRules().nextTransition(from);
            if (next == null || !next.getInstant().isBefore(range.to())) {
                break;
            }
            from = next.getInstant();
            offsets.add(offset(zone, from));
        }
        return offsets;
    }
}
