package org.nightjar.ui.timeline;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.nightjar.analysis.timeline.TimeWindow;
import org.nightjar.model.ZoneName;

/** Times in words, always with their zone. */
final class TimeText {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter FINE_CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ENGLISH);

    private TimeText() {}

    /** A stretch of time: {@code Mon 6 May 2024 14:00:00 – 14:20:00 UTC}. */
    static String span(TimeWindow window, ZoneId zone) {
        ZonedDateTime from = Instant.ofEpochMilli(window.fromMillis()).atZone(zone);
        ZonedDateTime to = Instant.ofEpochMilli(window.toMillis()).atZone(zone);
        DateTimeFormatter clock = window.lengthMillis() < 2000 ? FINE_CLOCK : CLOCK;
        String end = clock.format(to) + " " + ZoneName.at(zone, to.toInstant());
        return DAY.format(from) + " " + clock.format(from)
                + ZoneName.ofFirst(zone, from.toInstant(), to.toInstant()) + " – "
                + (from.toLocalDate().equals(to.toLocalDate()) ? end : DAY.format(to) + " " + end);
    }

    /** A length in its two largest units: {@code 3 d 4 h}. */
    static String length(long millis) {
        Duration length = Duration.ofMillis(millis);
        if (length.toDays() > 0) {
            return length.toDays() + " d" + rest(length.toHoursPart(), "h");
        }
        if (length.toHours() > 0) {
            return length.toHours() + " h" + rest(length.toMinutesPart(), "min");
        }
        if (length.toMinutes() > 0) {
            return length.toMinutes() + " min" + rest(length.toSecondsPart(), "s");
        }
        return length.toSeconds() > 0
                ? length.toSeconds() + " s" + rest(length.toMillisPart(), "ms")
                : length.toMillis() + " ms";
    }

    private static String rest(long amount, String unit) {
        return amount == 0 ? "" : " " + amount + " " + unit;
    }
}
