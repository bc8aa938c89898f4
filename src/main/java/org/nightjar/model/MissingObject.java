package org.nightjar.model;

import java.util.Locale;

/**
 * Something that a digest of the evidence speaks of and that the evidence lacks.
 *
 * @param kind what it is
 * @param account whose
 * @param region where
 * @param range a log file's oldest to newest event; for a digest the time that it would cover
 * @param object its S3 key; of a restart the digest that starts the new chain
 * @param digest S3 key of the digest that speaks of it
 */
public record MissingObject(Kind kind, String account, String region, TimeRange range, String object, String digest) {

    /** What can be missing. */
    public enum Kind {
        /** A log file that a digest lists. */
        LOG_FILE,
        /** A digest between two that are there. */
        DIGEST,
        /** A chain starts anew after an earlier one: validation or logging was off, and nothing joins the two. */
        RESTART,
        /** The digest before the oldest one of a chain: the evidence begins here. */
        BEGINNING;

        /** The name used in the case and in exports, such as {@code log-file}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
