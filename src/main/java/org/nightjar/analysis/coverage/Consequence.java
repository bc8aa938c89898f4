package org.nightjar.analysis.coverage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightjar.model.Dimension;

/**
 * What is missing after an act against an account's logging. The time after it is compared with the same hours of
 * days before; what is missing may have other reasons, so it says how surely it would have been there.
 *
 * @param account whose log
 * @param action what was done
 * @param eventId the event that did it
 * @param from when
 * @param to end of the time looked at: when it was put right, {@value Consequences#MOST_HOURS} hours later, when a
 *     weekend begins or ends that the days before cannot be compared with, or the end of the case
 * @param putRight whether an event at {@code to} put it right
 * @param toTheEnd whether the case ends there
 * @param compared how many days before are compared with; with fewer than three nothing is said to be missing
 * @param lacks what is missing: regions, then reads and writes, services, actions; of each the most missed first
 * @param digests what digests say of the time; empty if the evidence has none of the account
 */
public record Consequence(
        String account,
        String action,
        String eventId,
        Instant from,
        Instant to,
        boolean putRight,
        boolean toTheEnd,
        int compared,
        List<Lack> lacks,
        Optional<DigestTestimony> digests) {

    /** With fewer days to compare with nothing is said to be missing. */
    public static final int LEAST_COMPARED = 3;

    public Consequence {
        lacks = List.copyOf(lacks);
    }

    /** Of one dimension, the most missed first. */
    public List<Lack> of(Dimension what) {
        return lacks.stream().filter(lack -> lack.what() == what).toList();
    }

    /** How improbable the most improbable lack is, in decades; 0 if nothing is missing. */
    public double decades() {
        return lacks.stream().mapToDouble(Lack::decades).max().orElse(0);
    }

    /** Length of the time looked at, such as {@code 11 hours}. */
    public String length() {
        long minutes = Duration.between(from, to).toMinutes();
        return minutes < 120
                ? minutes + (minutes == 1 ? " minute" : " minutes")
                : Math.round(minutes / 60.0) + " hours";
    }

    /** The first few of a dimension in words, and how many more there are. */
    public Stream<String> words(Dimension what, int most) {
        List<Lack> some = of(what);
        Stream<String> first = some.stream().limit(most).map(Lack::words);
        return some.size() <= most ? first : Stream.concat(first, Stream.of(some.size() - most + " more"));
    }
}
