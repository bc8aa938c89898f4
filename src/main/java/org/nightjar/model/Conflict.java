package org.nightjar.model;

/**
 * Two records of one event id that say different things. The first is the event of the case; the second is kept as a
 * {@link Reject} of reason {@link #REASON}. Which of them is right the evidence alone does not tell.
 *
 * @param eventId of both
 * @param firstEvidenceId the item of the record that is the event
 * @param first where that stands
 * @param secondEvidenceId the item of the record that came later
 * @param second where that stands
 * @param excerpt of the second
 */
public record Conflict(
        String eventId,
        int firstEvidenceId,
        RecordPosition first,
        int secondEvidenceId,
        RecordPosition second,
        String excerpt) {

    /** The reason of its reject. */
    public static final String REASON = "conflict";
}
