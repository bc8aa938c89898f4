package org.nightjar.export.html;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.nightjar.model.SentenceTime;
import org.nightjar.model.TimeRange;
import org.nightjar.model.ZoneName;

/** How times and numbers look to the reader, in the report's zone, whose name stands beside each time. */
final class Words {

    private final ZoneId zone;
    private final DateTimeFormatter moment;
    private final DateTimeFormatter minute;
    private final DateTimeFormatter day;

    Words(ZoneId zone) {
        this.zone = zone;
        moment = format("yyyy-MM-dd HH:mm:ss");
        minute = format("yyyy-MM-dd HH:mm");
        day = format("yyyy-MM-dd");
    }

    private DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(zone);
    }

    ZoneId zone() {
        return zone;
    }

    String moment(Instant time) {
        return moment.format(time) + " " + ZoneName.at(zone, time);
    }

    String minute(Instant time) {
        return minute.format(time) + " " + ZoneName.at(zone, time);
    }

    /** Both ends. */
    String range(TimeRange range) {
        return minute(range.from()) + " to " + minute(range.to());
    }

    /** A sentence of a finding or an incident with its moments in this zone. */
    String sentence(String sentence) {
        return SentenceTime.in(zone, sentence);
    }

    String day(Instant time) {
        return day.format(time);
    }

    /** Two moments, the day once if it is the same. */
    String span(Instant from, Instant to) {
        String start = minute.format(from);
        boolean sameClock = ZoneName.ofFirst(zone, from, to).isEmpty();
        if (sameClock && start.equals(minute.format(to))) {
            return minute(to);
        }
        String end = (day(from).equals(day(to)) ? format("HH:mm") : minute).format(to);
        return start + ZoneName.ofFirst(zone, from, to) + " to " + end + " " + ZoneName.at(zone, to);
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A number of things, such as {@code 1 event} or {@code 1,200 events}. */
    static String count(long count, String one) {
        return count(count) + " " + things(count, one);
    }

    /** Their name without the number. */
    static String things(long count, String one) {
        return one + (count == 1 ? "" : "s");
    }

    static String score(double score) {
        return String.format(Locale.ROOT, "%.0f", score);
    }

    static String length(Duration length) {
        if (length.toDays() >= 2) {
            return count(length.toDays(), "day");
        }
        return length.toHours() >= 2 ? count(length.toHours(), "hour") : count(length.toMinutes(), "minute");
    }
}
