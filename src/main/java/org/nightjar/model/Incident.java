package org.nightjar.model;

import java.time.Instant;
import java.util.List;

/**
 * Findings of one user close in time, scored together.
 *
 * @param rank from 1, best first
 * @param user id of the {@link User}
 * @param score 0 to 100
 * @param windowStart time of the first event
 * @param windowEnd time of the last
 * @param findingIds strongest first
 * @param eventIds all events behind them, in time order, each once
 * @param summary one sentence
 * @param parts what adds up to the score, strongest first
 */
public record Incident(
        int rank,
        String user,
        double score,
        Instant windowStart,
        Instant windowEnd,
        List<String> findingIds,
        List<String> eventIds,
        String summary,
        List<IncidentPart> parts) {

    public Incident {
        parts = List.copyOf(parts);
        findingIds = List.copyOf(findingIds);
        eventIds = List.copyOf(eventIds);
    }

    /** Without its parts. */
    public Incident(
            int rank,
            String user,
            double score,
            Instant windowStart,
            Instant windowEnd,
            List<String> findingIds,
            List<String> eventIds,
            String summary) {
        this(rank, user, score, windowStart, windowEnd, findingIds, eventIds, summary, List.of());
    }
}
