package org.nightjar.model;

import java.util.Locale;

/** What CloudTrail digests say about something in the evidence. */
public enum Integrity {
    /** No digest speaks of it, or none that can be relied on. Says nothing against it. */
    NOT_COVERED,
    /** A digest that nothing contradicts lists exactly these bytes. */
    VERIFIED,
    /** A digest or a signature says otherwise: it was changed, or put there later. */
    CONTRADICTED;

    /** The name used in queries and exports, such as {@code not-covered}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
