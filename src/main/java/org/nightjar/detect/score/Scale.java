package org.nightjar.detect.score;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.nightjar.detect.Aspect;

/**
 * From decades to the score that people see. Evidence of one aspect counts as its strongest signal and a little of the
 * rest; aspects add up, because they are independent ways of being out of place, each beyond the strongest less what
 * chance brings about. The score is
 * {@code 100 × E² / (E² + h²)} with h = {@value #HALF} decades: it is {@code MEDIUM} from about 5.7 decades (one in
 * 500,000 in ordinary life), {@code HIGH} from 9.5 and {@code CRITICAL} from 16.7.
 */
public final class Scale {

    private static final double HALF = 7;

    /** What a further signal of the same aspect adds, of its own decades. */
    private static final double REPEATED = 0.1;

    /**
     * Decades that every aspect but the strongest must exceed, and counts beyond: with eight aspects looked at, one or
     * two show as much in any hour by chance.
     */
    private static final double BY_CHANCE = 0.8;

    /** The most that repetition adds, in decades. */
    private static final double REPEATED_MOST = 1;

    private Scale() {}

    /** Score from 0 to 100 with two decimals. */
    public static double score(double decades) {
        double e = Math.max(0, decades);
        double score = 100 * e * e / (e * e + HALF * HALF);
        return Math.round(score * 100) / 100.0;
    }

    /** Decades of one aspect. */
    static double ofAspect(Collection<Double> decades) {
        double most = 0;
        double sum = 0;
        for (double one : decades) {
            most = Math.max(most, one);
            sum += one;
        }
        return most + Math.min(REPEATED_MOST, REPEATED * (sum - most));
    }

    /** Decades of signals of several aspects together. */
    static double together(List<Weighed> signals) {
        return parts(signals).stream().mapToDouble(Part::decades).sum();
    }

    /**
     * What each aspect adds to that, strongest first: the strongest in full, of every other what it exceeds chance by.
     * Aspects that add nothing are left out.
     */
    static List<Part> parts(List<Weighed> signals) {
        List<Part> parts = new ArrayList<>();
        byAspect(signals).entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(entry -> {
                    double decades = parts.isEmpty() ? entry.getValue() : entry.getValue() - BY_CHANCE;
                    if (decades > 0) {
                        parts.add(new Part(entry.getKey(), decades));
                    }
                });
        return parts;
    }

    /** What an aspect adds, in decades. */
    record Part(Aspect aspect, double decades) {}

    /** Decades a signal of each aspect adds up to. */
    static Map<Aspect, Double> byAspect(List<Weighed> signals) {
        Map<Aspect, Double> sums = new EnumMap<>(Aspect.class);
        for (Aspect aspect : Aspect.values()) {
            List<Double> decades = signals.stream()
                    .filter(signal -> signal.aspect() == aspect)
                    .map(Weighed::decades)
                    .sorted()
                    .toList();
            if (!decades.isEmpty()) {
                sums.put(aspect, ofAspect(decades));
            }
        }
        return sums;
    }

    /** A signal's aspect and weight. */
    record Weighed(Aspect aspect, double decades) {}
}
