package org.nightjar.analysis.coverage;

import java.time.Duration;
import java.time.Instant;

/**
 * A run of hours of one account and region that are alike.
 *
 * @param account whose
 * @param region where
 * @param from first hour, UTC
 * @param to after the last hour
 * @param kind what they have in common
 * @param logging whether a trail of the account was stopped or cut down
 * @param silentHours hours in it without events
 * @param events events in it
 * @param files entries of the evidence, counted anew each hour
 * @param verified events that digests confirm
 * @param contradicted events that digests speak against
 * @param missingFiles log files that digests list and the evidence lacks, counted anew each hour
 * @param missingDigests hours whose digest is missing between others
 */
public record CoverageStretch(
        String account,
        String region,
        Instant from,
        Instant to,
        Kind kind,
        LoggingState logging,
        long silentHours,
        long events,
        long files,
        long verified,
        long contradicted,
        long missingFiles,
        long missingDigests) {

    private static final Duration PAUSE = Duration.ofHours(24);

    /** What hours can have in common. */
    public enum Kind {
        /** Events, with pauses of less than a day. */
        EVENTS("events"),
        /** Digests speak against the events or against each other. */
        CONTRADICTED("contradicted by digests"),
        /** Log files that a digest lists are missing. */
        LOST("files missing"),
        /** A digest between others is missing, and there are no events. */
        DIGEST_MISSING("digest missing"),
        /** Digests say that nothing was logged. */
        QUIET("quiet, as digests say"),
        /** No events, and nothing tells why. */
        UNKNOWN("nothing tells");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** For people. */
        public String label() {
            return label;
        }
    }

    static CoverageStretch of(String account, String region, CoverageHour run) {
        return new CoverageStretch(
                account,
                region,
                run.start(),
                run.end(),
                kind(run),
                run.logging(),
                run.events() == 0 ? run.hours() : 0,
                run.events(),
                run.files(),
                run.verified(),
                run.contradicted(),
                run.missingFiles(),
                run.digests().missing());
    }

    /** What is most important about an hour. */
    public static Kind kind(CoverageHour hour) {
        if (hour.isContradicted()) {
            return Kind.CONTRADICTED;
        }
        if (hour.missingFiles() > 0) {
            return Kind.LOST;
        }
        return switch (hour.state()) {
            case EVENTS -> Kind.EVENTS;
            case LOST -> Kind.LOST;
            case QUIET -> Kind.QUIET;
            case UNKNOWN -> hour.digests().missing() > 0 ? Kind.DIGEST_MISSING : Kind.UNKNOWN;
        };
    }

    /** Its length in whole hours. */
    public long hours() {
        return Duration.between(from, to).toHours();
    }

    boolean isLike(CoverageStretch next) {
        return kind == next.kind && logging == next.logging;
    }

    boolean isPauseBetween(CoverageStretch before, CoverageStretch after) {
        boolean silent = kind == Kind.QUIET || kind == Kind.UNKNOWN;
        boolean short24 = Duration.between(from, to).compareTo(PAUSE) < 0;
        return silent && short24 && before.kind == Kind.EVENTS && before.isLike(after) && logging == before.logging;
    }

    /** This and the one that follows; the kind is this one's. */
    CoverageStretch and(CoverageStretch next) {
        return new CoverageStretch(
                account,
                region,
                from,
                next.to,
                kind,
                logging,
                silentHours + next.silentHours,
                events + next.events,
                files + next.files,
                verified + next.verified,
                contradicted + next.contradicted,
                missingFiles + next.missingFiles,
                missingDigests + next.missingDigests);
    }
}
