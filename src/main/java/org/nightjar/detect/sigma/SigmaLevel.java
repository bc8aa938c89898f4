package org.nightjar.detect.sigma;

import java.util.Locale;
import java.util.Optional;
import org.nightjar.model.Severity;

/**
 * How much a rule's author thinks that a match deserves attention, and what Nightjar makes of it. The stakes and the
 * ceiling are in decades: a rule speaks of one event and knows nothing of the user, so even a critical one alone stays
 * below what several ways of being out of place add up to.
 */
enum SigmaLevel {
    INFORMATIONAL(Severity.INFO, 0, 0.5),
    LOW(Severity.LOW, 0.2, 1),
    MEDIUM(Severity.MEDIUM, 0.7, 2),
    HIGH(Severity.HIGH, 1.5, 3.2),
    CRITICAL(Severity.CRITICAL, 3, 5.8);

    private final Severity severity;
    private final double stakes;
    private final double ceiling;

    SigmaLevel(Severity severity, double stakes, double ceiling) {
        this.severity = severity;
        this.stakes = stakes;
        this.ceiling = ceiling;
    }

    Severity severity() {
        return severity;
    }

    /** By how many decades more such a match belongs to attacks than to ordinary work. */
    double stakes() {
        return stakes;
    }

    /** The most decades that a match counts for. */
    double ceiling() {
        return ceiling;
    }

    /** The name used in rules, such as {@code high}. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<SigmaLevel> find(String text) {
        for (SigmaLevel level : values()) {
            if (level.id().equals(text.toLowerCase(Locale.ROOT))) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }
}
