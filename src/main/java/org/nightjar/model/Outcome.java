package org.nightjar.model;

import java.util.Locale;

/** How an action ended, as far as the log says. */
public enum Outcome {
    SUCCESS,
    /** It failed for want of permission: the provider refused it. */
    DENIED,
    /** It failed for another reason. */
    FAILURE,
    UNKNOWN;

    /** The name used in queries and exports, such as {@code denied}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
