package org.nightjar.model;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Moments within the sentences of findings and incidents. They are kept in UTC, {@code 12 May 2024 03:11 UTC}, because a
 * finding outlives the zone in which it is read; each face tells them by the clock of its reader. Days within sentences
 * are those of UTC, by which detectors count. Functions without state.
 */
public final class SentenceTime {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ROOT);
    private static final Pattern KEPT =
            Pattern.compile("(\\d{1,2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}) UTC\\b(?![+-]\\d)");

    private SentenceTime() {}

    /** To the minute, in UTC. */
    public static String kept(Instant time) {
        return MINUTE.format(time.atOffset(ZoneOffset.UTC)) + " UTC";
    }

    /** The sentence with each moment told in a zone; in UTC it is the sentence itself. */
    public static String in(ZoneId zone, String sentence) {
        return zone.normalized().equals(ZoneOffset.UTC)
                ? sentence
                : KEPT.matcher(sentence).replaceAll(found -> told(zone, found));
    }

    private static String told(ZoneId zone, MatchResult found) {
        try {
            Instant time = LocalDateTime.parse(found.group(1), MINUTE).toInstant(ZoneOffset.UTC);
            return MINUTE.format(time.atZone(zone)) + " " + ZoneName.at(zone, time);
        } catch (DateTimeParseException noTime) {
            return found.group().replace("\\", "\\\\").replace("$", "\\$");
        }
    }
}
