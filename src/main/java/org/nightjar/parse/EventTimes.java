package org.nightjar.parse;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the forms of time that are seen in real logs: {@code 2020-09-14T00:44:20Z}, the same with a fraction, with an
 * offset, with a space for the T, without a zone (then UTC); seconds or milliseconds since 1970;
 * {@code July 30, 2024, 21:46:15 (UTC+02:00)}; {@code 4/28/2021, 2:31:30.021 PM}; {@code Jul 30, 2024, 9:46:15 PM}; {@code 20200914T004420Z}. Kept to the
 * millisecond. A day that no calendar has, such as February 30, is no time, and nor is one outside of the years 1 to 9999: clocks of
 * clouds do not show them, and what counts in milliseconds and hours could not hold all of them.
 */
final class EventTimes {

    private static final List<DateTimeFormatter> LOCAL_FORMS = List.of(
            form("M/d/uuuu, h:mm:ss[.SSS] a"),
            form("MMM d, uuuu, h:mm:ss a"),
            form("MMM d, uuuu h:mm:ss a"),
            form("uuuuMMdd'T'HHmmss['Z']"));
    private static final DateTimeFormatter CONSOLE = form("MMMM d, uuuu, HH:mm:ss");
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant AFTER_LATEST = Instant.parse("+10000-01-01T00:00:00Z");

    /** Numbers below are seconds (until the year 5138), others milliseconds. */
    private static final long SECONDS_BELOW = 100_000_000_000L;

    private static final long MILLIS_BELOW = 100_000_000_000_000L;

    /** Of the form of CloudTrail itself. */
    static final int PLAIN_LENGTH = 20;

    private EventTimes() {}

    /** The instant, or null if it is in none of the forms, or none that can be. */
    static @Nullable Instant parse(String text) {
        Instant read = read(text.strip());
        return read == null || read.isBefore(EARLIEST) || !read.isBefore(AFTER_LATEST) ? null : read;
    }

    private static @Nullable Instant read(String trimmed) {
        Instant plain = plain(trimmed);
        if (plain != null) {
            return plain;
        }
        if (trimmed.isEmpty() || trimmed.length() > 40) {
            return null;
        }
        Instant number = number(trimmed);
        return number != null ? number : formatted(trimmed);
    }

    /** The same of ASCII bytes, of which {@link #PLAIN_LENGTH} are read. */
    static @Nullable Instant plain(byte[] bytes, int at) {
        int year = number(bytes, at, 4);
        int month = number(bytes, at + 5, 2);
        int day = number(bytes, at + 8, 2);
        int hour = number(bytes, at + 11, 2);
        int minute = number(bytes, at + 14, 2);
        int second = number(bytes, at + 17, 2);
        boolean usual = year >= 1970
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= Month.of(month).minLength()
                && (hour | minute | second) >= 0
                && hour < 24
                && minute < 60
                && second < 60
                && bytes[at + 10] == 'T'
                && bytes[at + 19] == 'Z';
        return usual
                ? Instant.ofEpochSecond(((days(year, month, day) * 24 + hour) * 60 + minute) * 60 + second)
                : parse(new String(bytes, at, PLAIN_LENGTH, StandardCharsets.ISO_8859_1));
    }

    /** Of a Gregorian date, since 1970; years are counted from March, so that the leap day is their last. */
    private static long days(int year, int month, int day) {
        long years = month > 2 ? year : year - 1;
        int months = month > 2 ? month - 3 : month + 9;
        long leapDays = years / 4 - years / 100 + years / 400;
        return years * 365 + leapDays + (months * 153L + 2) / 5 + day - 719_469;
    }

    /** Negative if one of the digits is none. */
    private static int number(byte[] bytes, int at, int digits) {
        int value = 0;
        int wrong = 0;
        for (int i = at; i < at + digits; i++) {
            int digit = bytes[i] - '0';
            wrong |= digit | 9 - digit;
            value = value * 10 + digit;
        }
        return wrong < 0 ? -1 : value;
    }

    /** The form of CloudTrail itself, on the short way; null if it is another. */
    private static @Nullable Instant plain(String text) {
        if (text.length() != PLAIN_LENGTH || text.charAt(19) != 'Z' || text.charAt(10) != 'T') {
            return null;
        }
        try {
            return LocalDateTime.of(
                            digits(text, 0, 4),
                            digits(text, 5, 7),
                            digits(text, 8, 10),
                            digits(text, 11, 13),
                            digits(text, 14, 16),
                            digits(text, 17, 19))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException | NumberFormatException other) {
            return null;
        }
    }

    /** @throws NumberFormatException if they are no digits; a sign is none */
    private static int digits(String text, int from, int to) {
        if (text.charAt(from) < '0') {
            throw new NumberFormatException(text);
        }
        return Integer.parseInt(text, from, to, 10);
    }

    private static @Nullable Instant number(String text) {
        if (!text.matches("\\d{9,14}(\\.\\d{1,9})?")) {
            return null;
        }
        int dot = text.indexOf('.');
        long whole = Long.parseLong(dot < 0 ? text : text.substring(0, dot));
        if (whole >= MILLIS_BELOW) {
            return null;
        }
        if (whole >= SECONDS_BELOW) {
            return Instant.ofEpochMilli(whole);
        }
        String fraction = dot < 0 ? "" : text.substring(dot + 1);
        long millis = Long.parseLong((fraction + "000").substring(0, 3));
        return Instant.ofEpochSecond(whole, millis * 1_000_000);
    }

    private static @Nullable Instant formatted(String text) {
        String iso = text.length() > 10 && text.charAt(10) == ' '
                ? text.substring(0, 10) + "T"
                        + text.substring(11).replace(" ", "").replace("UTC", "Z")
                : text;
        try {
            var parsed = ISO.parseBest(iso, OffsetDateTime::from, LocalDateTime::from);
            Instant instant = parsed instanceof OffsetDateTime withOffset
                    ? withOffset.toInstant()
                    : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
            return instant.truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException otherForm) {
            return local(text.replace('\u202f', ' '));
        }
    }

    private static @Nullable Instant local(String text) {
        int zone = text.indexOf(" (UTC");
        if (zone > 0 && text.endsWith(")")) {
            return console(text.substring(0, zone), text.substring(zone + 5, text.length() - 1));
        }
        for (DateTimeFormatter form : LOCAL_FORMS) {
            try {
                return LocalDateTime.parse(text, form).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException otherForm) {
                continue;
            }
        }
        return null;
    }

    /** The form of the console: local time of whoever looked, with its offset. */
    private static @Nullable Instant console(String text, String offset) {
        try {
            ZoneOffset zone = offset.isEmpty() ? ZoneOffset.UTC : ZoneOffset.of(offset);
            return LocalDateTime.parse(text, CONSOLE).toInstant(zone);
        } catch (DateTimeException otherForm) {
            return null;
        }
    }

    private static DateTimeFormatter form(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
