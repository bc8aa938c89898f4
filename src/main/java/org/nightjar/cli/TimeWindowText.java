package org.nightjar.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.nightjar.model.TimeRange;

/** A range of time as it is written on the command line: two days or instants in UTC, parted by a slash. */
final class TimeWindowText {

    private TimeWindowText() {}

    /**
     * The range of an option, if it was given.
     *
     * @param name what it is, for the message
     */
    static Optional<TimeRange> parse(Optional<String> text, String name) throws Usage {
        return text.isEmpty() ? Optional.empty() : Optional.of(range(text.get(), name));
    }

    private static TimeRange range(String text, String name) throws Usage {
        String[] ends = text.split("/", -1);
        try {
            if (ends.length == 2) {
                return new TimeRange(moment(ends[0]), moment(ends[1]));
            }
        } catch (DateTimeException | IllegalArgumentException wrong) {
            throw bad(text, name);
        }
        throw bad(text, name);
    }

    private static Instant moment(String text) {
        return text.length() == 10
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : Instant.parse(text);
    }

    private static Usage bad(String text, String name) {
        return new Usage("“" + text + "” is no " + name + "; write 2024-05-01/2024-06-01 or two instants such as"
                + " 2024-05-01T08:00:00Z, the earlier first.");
    }
}
