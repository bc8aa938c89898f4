package org.nightjar.model;

import java.time.Instant;

/**
 * A query that the analyst keeps by a name.
 *
 * @param name unique in a case
 * @param query text of the query language
 * @param savedAt UTC
 */
public record SavedSearch(String name, String query, Instant savedAt) {

    /** Longer names and queries are not kept. */
    public static final int LONGEST = 100_000;
}
