package org.nightjar.model;

import java.time.Instant;
import java.util.List;

/**
 * One anomaly of one user, found by one detector.
 *
 * @param id stable: same case, same parameters, same id
 * @param detector the detector's id
 * @param title a few words for lists
 * @param severity from the score; where a rule or a list found it, the level of that
 * @param score 0 to 100
 * @param user id of the {@link User}
 * @param windowStart time of the first event behind it
 * @param windowEnd time of the last
 * @param eventIds ids of the events behind it, in time order
 * @param techniques ATT&amp;CK technique ids
 * @param explanation why
 */
public record Finding(
        String id,
        String detector,
        String title,
        Severity severity,
        double score,
        String user,
        Instant windowStart,
        Instant windowEnd,
        List<String> eventIds,
        List<String> techniques,
        Explanation explanation) {

    public Finding {
        eventIds = List.copyOf(eventIds);
        techniques = List.copyOf(techniques);
    }

    /** What it counts by itself: no more than its score, however grave its rule calls it. */
    public Severity counted() {
        return severity.counted(score);
    }

    /** Whether a rule calls it graver than it is for this user. */
    public boolean isGraverByRule() {
        return severity.compareTo(counted()) > 0;
    }
}
