package org.nightjar.model;

import java.time.Instant;

/**
 * A finding as one run of detection made it. That of a superseded run names its events by the query of its explanation
 * and no longer one by one.
 *
 * @param id as in {@link Finding}
 * @param detector the detector's id
 * @param title a few words for lists
 * @param severity from the score
 * @param score 0 to 100
 * @param user id of the {@link User}
 * @param windowStart time of the first event behind it
 * @param windowEnd time of the last
 * @param eventCount how many events were behind it
 * @param explanation why
 */
public record PastFinding(
        String id,
        String detector,
        String title,
        Severity severity,
        double score,
        String user,
        Instant windowStart,
        Instant windowEnd,
        int eventCount,
        Explanation explanation) {

    /** What is kept of a finding. */
    public static PastFinding of(Finding finding) {
        return new PastFinding(
                finding.id(),
                finding.detector(),
                finding.title(),
                finding.severity(),
                finding.score(),
                finding.user(),
                finding.windowStart(),
                finding.windowEnd(),
                finding.eventIds().size(),
                finding.explanation());
    }
}
