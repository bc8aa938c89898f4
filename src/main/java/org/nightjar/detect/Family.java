package org.nightjar.detect;

import java.util.Locale;

/** The kinds of question that detectors ask. */
public enum Family {
    /** Never seen before. */
    NEW,
    /** Seen, but few and seldom. */
    RARE,
    /** More in a short time than this user's rhythm explains. */
    DENSE,
    /** At an hour that is not this user's. */
    TIME,
    /** In an order that tells. */
    SEQUENCE,
    /** From a place that cannot be. */
    PLACE,
    /** Against the log itself. */
    TAMPERING,
    /** To somebody outside. */
    SHARING,
    /** About the keys that open doors. */
    CREDENTIALS,
    /** What somebody wrote a rule about. */
    RULES,
    /** What somebody put on a list. */
    INDICATORS;

    /** The name used on detector pages, such as {@code new}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
