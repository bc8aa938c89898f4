package org.nightjar.analysis.coverage;

import java.util.Locale;

/** What the evidence says about an hour of one account and region. */
public enum HourState {
    /** There are events. */
    EVENTS,
    /** There are none, and sound digests cover the hour and its deliveries: nothing was logged. */
    QUIET,
    /** There are none, but a digest lists a log file of this hour that the evidence lacks. */
    LOST,
    /** There are none, and nothing tells why: it was quiet, or the evidence is not whole. */
    UNKNOWN;

    /** The name used in exports, such as {@code quiet}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
