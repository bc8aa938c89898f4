package org.nightjar.ui.overview;

import java.time.Instant;
import java.util.List;
import org.nightjar.analysis.Focus;

/**
 * Someone who stands out: who, when, from where and why.
 *
 * @param focus what a click focuses
 * @param user id of the user
 * @param score 0 to 100
 * @param from time of the first event behind it
 * @param to time of the last
 * @param places where the events came from, most frequent first, for people; empty if the log does not say
 * @param why one sentence
 * @param events how many events are behind it
 * @param findings how many findings
 */
public record Standout(
        Focus focus,
        String user,
        double score,
        Instant from,
        Instant to,
        List<String> places,
        String why,
        int events,
        int findings) {
    public Standout {
        places = List.copyOf(places);
    }
}
