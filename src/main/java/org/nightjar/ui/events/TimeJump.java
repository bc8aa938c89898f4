package org.nightjar.ui.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** Reads a time that one types to jump to: a day, a day and a time, or a time on the day where one is. */
final class TimeJump {

    private TimeJump() {}

    /** The moment by the clock of a zone; empty if the text is no time. */
    static Optional<Instant> read(String typed, ZoneId zone, Optional<Instant> here) {
        String text = typed.strip().replace(' ', 'T').toUpperCase(Locale.ROOT);
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
