package org.nightjar.analysis.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.nightjar.analysis.query.EventQuery.Compiled;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;
import org.nightjar.model.TimeRange;

/** Reads times in queries: a day, a minute, a second or an instant, UTC unless an offset is given. */
final class TimeBounds {

    private TimeBounds() {}

    /** Rows in a range; {@code *} leaves a side open. A day or minute as inclusive upper bound is meant whole. */
    static Compiled range(String lower, boolean lowerInclusive, String upper, boolean upperInclusive)
            throws NightjarException {
        long from = Long.MIN_VALUE;
        if (isBound(lower)) {
            TimeRange range = read(lower);
            from = lowerInclusive ? range.from().toEpochMilli() : range.to().toEpochMilli();
        }
        long to = Long.MAX_VALUE;
        if (isBound(upper)) {
            TimeRange range = read(upper);
            to = upperInclusive ? range.to().toEpochMilli() : range.from().toEpochMilli();
        }
        return between(from, to);
    }

    /** Rows of one day, minute, second or instant. */
    static Compiled within(String text) throws NightjarException {
        TimeRange range = read(text);
        return between(range.from().toEpochMilli(), range.to().toEpochMilli());
    }

    private static boolean isBound(String text) {
        return !text.isEmpty() && !text.equals("*");
    }

    private static Compiled between(long fromMillis, long toMillis) {
        return index -> {
            int first = index.rowAtOrAfter(fromMillis);
            int end = index.rowAtOrAfter(toMillis);
            return new Predicates.Between(first, end);
        };
    }

    private static TimeRange read(String written) throws NightjarException {
        String text = written.toUpperCase(Locale.ROOT).replace(' ', 'T');
        try {
            if (text.length() == 10) {
                Instant day = LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
                return new TimeRange(day, day.plusSeconds(86_400));
            }
            boolean hasOffset = text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10;
            Instant start = hasOffset
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            return new TimeRange(start, start.plusMillis(precisionMillis(text)));
        } catch (DateTimeException wrong) {
            throw new NightjarException(
                    ErrorKind.QUERY_INVALID,
                    "“" + written + "” is no time; write 2024-05-01, 2024-05-01T13:45 or 2024-05-01T13:45:10Z.",
                    wrong);
        }
    }

    private static long precisionMillis(String text) {
        if (text.indexOf('.') > 0) {
            return 1;
        }
        long colons = text.substring(0, Math.min(19, text.length()))
                .chars()
                .filter(c -> c == ':')
                .count();
        return colons >= 2 ? 1_000 : 60_000;
    }
}
