package org.nightjar.detect.detectors;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.nightjar.detect.DetectionContext;
import org.nightjar.detect.profile.Activity;
import org.nightjar.detect.profile.Habit;
import org.nightjar.model.SentenceTime;
import org.nightjar.model.TimeRange;

/** Pieces of sentences that explanations share. */
final class Phrases {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Beyond this no model of ordinary life is believed. */
    private static final double MOST_DECADES = 6;

    private Phrases() {}

    /** {@code 1 day}, {@code 1,204 days}. */
    static String count(long number, String one) {
        return number + " " + (number == 1 ? one : one + "s");
    }

    /** Such as {@code 12 May 2024 03:11 UTC}. */
    static String moment(long millis) {
        return SentenceTime.kept(Instant.ofEpochMilli(millis));
    }

    static String day(long millis) {
        return DAY.format(Instant.ofEpochMilli(millis));
    }

    /** The first few, then how many more. */
    static String list(List<String> values, int most) {
        return values.size() <= most
                ? String.join(", ", values)
                : String.join(", ", values.subList(0, most)) + " and " + (values.size() - most) + " more";
    }

    /** A probability as a person would say it. */
    static String oneIn(double decades) {
        double odds = Math.pow(10, decades);
        if (odds < 1.5) {
            return "nearly always";
        }
        if (decades > MOST_DECADES) {
            return "less than once in a million";
        }
        long rounded = odds < 20 ? Math.round(odds) : Math.round(odds / magnitude(odds)) * magnitude(odds);
        return String.format(Locale.ROOT, "once in %,d", rounded);
    }

    /** What a habit's number rests on; the number is the surprise of the signal. */
    static String habit(Habit habit, double surprise) {
        String often = oneIn(surprise) + " active days";
        if (habit.activeBefore() > 0) {
            return "By their own days before and those of others, this user would do so about " + often + ".";
        }
        return habit.othersRate() > 0
                ? "Nothing is known of this user before; by the days of others it would be done about " + often + "."
                : "Nothing is known of this user before, and nobody else does it; such an act is taken to come about "
                        + often + ".";
    }

    /** A mean count at the beginning of a sentence. */
    static String mean(double mean) {
        return mean < 0.005 ? "Hardly any" : "About " + Math.round(mean * 100) / 100.0;
    }

    /** Such as {@code 40 minutes} or {@code 6 hours}. */
    static String duration(long millis) {
        long minutes = Math.round(millis / 60_000.0);
        return minutes < 120 ? count(minutes, "minute") : count(Math.round(minutes / 60.0), "hour");
    }

    private static long magnitude(double odds) {
        return (long) Math.pow(10, Math.floor(Math.log10(odds)));
    }

    /** What the judgement rests on, for an event of that day. */
    static String baseline(DetectionContext context, int user, int day) {
        int known = context.profiles().daysKnown(user, day);
        var range = context.settings().baseline();
        if (range.isPresent()) {
            TimeRange chosen = range.get();
            return count(known, "active day") + " of this user in the chosen baseline, "
                    + day(chosen.from().toEpochMilli()) + " to "
                    + day(chosen.to().toEpochMilli()) + ".";
        }
        Activity activity = context.profiles().activity(user);
        if (known == 0) {
            return "No earlier day of this user is in the evidence.";
        }
        String since = day(activity.days()[0] * 86_400_000L);
        String wide = known < 7 ? " That is little, so the sum allows for much." : "";
        return count(known, "active day") + " of this user before, since " + since + "." + wide;
    }
}
