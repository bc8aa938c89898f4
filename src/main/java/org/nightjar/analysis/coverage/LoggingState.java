package org.nightjar.analysis.coverage;

import java.util.Locale;

/** Whether a trail of the account was tampered with at that time. */
public enum LoggingState {
    /** No event says otherwise. */
    ON,
    /** An event took kinds of events, regions or validation out of what a trail logs. */
    NARROWED,
    /** An event stopped or deleted a trail; other trails may have gone on. */
    STOPPED;

    /** The name used in exports, such as {@code stopped}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    LoggingState worse(LoggingState other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
