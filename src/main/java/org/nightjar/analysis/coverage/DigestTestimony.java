package org.nightjar.analysis.coverage;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What CloudTrail digests say of the time after an act against an account's logging: whether what is missing was never
 * written, was written and taken out since, or cannot be told. Hours are those of the coverage map: a digest speaks
 * of an hour whose middle it covers.
 *
 * @param from when the act was done, UTC
 * @param to end of the time looked at, exclusive; where the events end, the last digest may end later
 * @param regions of the account, those with digests in the evidence; never empty
 */
public record DigestTestimony(Instant from, Instant to, List<Region> regions) {

    public DigestTestimony {
        regions = List.copyOf(regions);
    }

    /** What digests say of an hour, the most important first. */
    public enum State {
        /** Digests speak against files with events of it, or a digest of it was changed itself. */
        CONTRADICTED,
        /** A digest lists log files with events of it that the evidence lacks. */
        FILES_MISSING,
        /** Its digest is missing between others. */
        DIGEST_MISSING,
        /** There is no digest of it, and no other asks for one. */
        NO_DIGEST,
        /** Its digest is there, with every log file that it lists. */
        WHOLE;

        /** The name used in exports, such as {@code files-missing}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Hours in a row of which the same is said. */
    public record Stretch(Instant from, Instant to, State state) {

        long hours() {
            return (to.toEpochMilli() - from.toEpochMilli()) / CoverageHour.MILLIS;
        }
    }

    /**
     * Of one region.
     *
     * @param stretches every hour of the time, in time order
     * @param missingFiles log files with events of the time that digests list and the evidence lacks
     * @param contradictedFiles entries of the evidence with events of the time that digests speak against
     * @param contradictedEvents these events
     * @param resumes when digests begin again after the last hour without one; empty if none follows, or none lacks
     * @param newChain whether these do not link to those before
     */
    public record Region(
            String region,
            List<Stretch> stretches,
            int missingFiles,
            int contradictedFiles,
            int contradictedEvents,
            Optional<Instant> resumes,
            boolean newChain) {

        public Region {
            stretches = List.copyOf(stretches);
        }

        /** Hours of which that is said. */
        public long hours(State state) {
            return of(state).stream().mapToLong(Stretch::hours).sum();
        }

        List<Stretch> of(State state) {
            return stretches.stream().filter(one -> one.state() == state).toList();
        }

        long hours() {
            return stretches.stream().mapToLong(Stretch::hours).sum();
        }
    }

    /** Whether every digest of the time is there, with every file that it lists. */
    public boolean isWhole() {
        return regions.stream()
                .allMatch(region -> region.missingFiles() == 0 && region.hours(State.WHOLE) == region.hours());
    }

    /** What speaks for something being gone, one sentence a kind, the gravest first; none if all is whole. */
    public List<String> missing() {
        return new TestimonyWords(this).missing();
    }

    /** All of it in sentences for people. */
    public List<String> sentences() {
        return isWhole() ? List.of(whole() + ".") : missing();
    }

    /** That all is there, without a stop at its end, so that what follows from it can be added. */
    public String whole() {
        return new TestimonyWords(this).whole();
    }
}
