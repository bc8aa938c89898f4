package org.nightjar.model;

import java.time.Instant;
import java.util.List;

/**
 * A user's place in the ranking.
 *
 * @param rank from 1
 * @param user who
 * @param risk 0 to 100
 * @param events how many events they have in the case
 * @param findings how many findings
 * @param firstSeen time of the first event
 * @param lastSeen time of the last
 * @param principals every ARN, session and access key id that was folded into the user, sorted
 */
public record UserRisk(
        int rank,
        User user,
        double risk,
        long events,
        int findings,
        Instant firstSeen,
        Instant lastSeen,
        List<String> principals) {

    public UserRisk {
        principals = List.copyOf(principals);
    }
}
