package org.nightjar.ui.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a time that one types to jump to: a day, a day and a time, or a time on the day where one is. Of a time that the
 * clock shows twice it is the first, unless the offset stands behind it.
 */
final class TimeJump {

    private static final Pattern OFFSET = Pattern.compile("(.*\\d{2}:\\d{2}) ?([+-](?:0\\d|1[0-7]):[0-5]\\d)");

    private TimeJump() {}

    /** The moment by the clock of a zone; empty if the text is no time. */
    static Optional<Instant> read(String typed, ZoneId zone, Optional<Instant> here) {
        String all = typed.strip().toUpperCase(Locale.ROOT);
        Matcher offset = OFFSET.matcher(all);
        if (offset.matches()) {
            return read(offset.group(1), ZoneOffset.of(offset.group(2)), here);
        }
        String text = all.replace(' ', 'T');
        try {
            if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return Optional.of(LocalDate.parse(text).atStartOfDay(zone).toInstant());
            }
            if (text.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}.*Z")) {
                return Optional.of(Instant.parse(text));
            }
            if (text.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?")) {
                return Optional.of(LocalDateTime.parse(text).atZone(zone).toInstant());
            }
            if (text.matches("\\d{2}:\\d{2}(:\\d{2})?") && here.isPresent()) {
                LocalDate day = here.get().atZone(zone).toLocalDate();
                return Optional.of(
                        LocalTime.parse(text).atDate(day).atZone(zone).toInstant());
            }
        } catch (DateTimeException none) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
