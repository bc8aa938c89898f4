package org.nightjar.model;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes pieces of query text, quoted and escaped, in the language that the query room reads. */
public final class QueryText {

    private QueryText() {}

    /** Events whose dimension has exactly this value. */
    public static String is(Dimension dimension, String value) {
        return dimension.field() + ":" + quote(value);
    }

    /** Events whose dimension has one of these values; at least one. */
    public static String isAny(Dimension dimension, Collection<String> values) {
        return any(dimension.field(), values);
    }

    private static String any(String field, Collection<String> values) {
        return values.size() == 1
                ? field + ":" + quote(values.iterator().next())
                : values.stream().map(QueryText::quote).collect(Collectors.joining(" OR ", field + ":(", ")"));
    }

    /** Events that the part does not select. */
    public static String not(String part) {
        return "NOT " + part;
    }

    /** What the query selects and the part selects too: the query itself if it ends with that part already. */
    public static String narrow(String query, String part) {
        if (query.equals(part) || query.endsWith(" AND " + part)) {
            return query;
        }
        return and(query.contains(" OR ") ? "(" + query + ")" : query, part);
    }

    /** Events of one weekday, by the clock of a zone. */
    public static String weekday(DayOfWeek day, ZoneId zone) {
        return "weekday:" + byClock(day.name().substring(0, 3).toLowerCase(Locale.ROOT), zone);
    }

    /** Events of one hour of the day, by the clock of a zone. */
    public static String hour(int hour, ZoneId zone) {
        return "hour:" + byClock(Integer.toString(hour), zone);
    }

    private static String byClock(String value, ZoneId zone) {
        if (zone.normalized().equals(ZoneOffset.UTC)) {
            return value;
        }
        return quote(value + " " + (zone instanceof ZoneOffset ? "UTC" + zone.getId() : zone.getId()));
    }

    /** The event of that id. */
    public static String event(String eventId) {
        return "id:" + quote(eventId);
    }

    /** The events of these ids; none if there are none. */
    public static String events(Collection<String> eventIds) {
        return eventIds.isEmpty() ? event("") : any("id", eventIds);
    }

    /** Events inside the range. */
    public static String during(TimeRange range) {
        return "time:[" + quote(range.from().toString()) + " TO "
                + quote(range.to().toString()) + "}";
    }

    /** Events from the first to the last moment, both included. */
    public static String between(Instant first, Instant last) {
        return "time:[" + quote(first.toString()) + " TO " + quote(last.toString()) + "]";
    }

    /** Events that every part selects; empty parts are left out. */
    public static String and(String... parts) {
        return Arrays.stream(parts).filter(part -> !part.isBlank()).collect(Collectors.joining(" AND "));
    }

    /** Events that at least one part selects; of one part itself, of none "". */
    public static String anyOf(Collection<String> parts) {
        return parts.size() < 2
                ? String.join("", parts)
                : parts.stream()
                        .map(part -> part.contains(" AND ") || part.contains(" OR ") ? "(" + part + ")" : part)
                        .collect(Collectors.joining(" OR ", "(", ")"));
    }

    private static String quote(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
