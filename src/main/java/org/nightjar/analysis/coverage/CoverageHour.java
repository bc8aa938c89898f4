package org.nightjar.analysis.coverage;

import java.time.Instant;

/**
 * One hour of one account and region, or a run of hours of which nothing tells.
 *
 * @param hour hours since 1970, UTC; the hour is {@code [hour, hour + 1)}
 * @param hours 1, or the length of a run of hours that are all UNKNOWN and alike
 * @param state what the evidence says
 * @param events events in the case
 * @param files entries of the evidence that they come from
 * @param verified events that digests confirm
 * @param contradicted events that digests speak against
 * @param digests what digests there are
 * @param missingFiles log files with events of this hour that a digest lists and the evidence lacks
 * @param logging whether a trail of the account was stopped or cut down
 */
public record CoverageHour(
        long hour,
        long hours,
        HourState state,
        int events,
        int files,
        int verified,
        int contradicted,
        Digests digests,
        int missingFiles,
        LoggingState logging) {

    /** Length of an hour. */
    static final long MILLIS = 3_600_000;

    /**
     * Digests whose time holds the middle of the hour.
     *
     * @param verified confirmed by the digest that follows
     * @param unconfirmed neither confirmed nor contradicted
     * @param contradicted changed since they were made
     * @param missing 1 if the digest of this hour is missing between others
     */
    public record Digests(int verified, int unconfirmed, int contradicted, int missing) {

        static final Digests NONE = new Digests(0, 0, 0, 0);
    }

    public Instant start() {
        return Instant.ofEpochMilli(hour * MILLIS);
    }

    public Instant end() {
        return Instant.ofEpochMilli((hour + hours) * MILLIS);
    }

    /** Whether something speaks against what is there. */
    public boolean isContradicted() {
        return contradicted > 0 || digests.contradicted() > 0;
    }
}
