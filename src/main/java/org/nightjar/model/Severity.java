package org.nightjar.model;

import java.util.Locale;

/** How much a finding deserves a person's time; in order. */
public enum Severity {
    INFO,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /** The name used in exports, such as {@code high}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The severity of a score from 0 to 100. */
    public static Severity ofScore(double score) {
        if (score >= 85) {
            return CRITICAL;
        }
        if (score >= 65) {
            return HIGH;
        }
        if (score >= 40) {
            return MEDIUM;
        }
        return score >= 20 ? LOW : INFO;
    }

    /** What something that a rule calls so grave counts by itself: no more than its score. */
    public Severity counted(double score) {
        Severity byScore = ofScore(score);
        return compareTo(byScore) < 0 ? this : byScore;
    }
}
