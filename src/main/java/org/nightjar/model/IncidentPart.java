package org.nightjar.model;

import java.util.List;

/**
 * What findings of one kind add to an incident's score.
 *
 * @param aspect the side of the act that they speak of, such as {@code origin}
 * @param words the same in a few words, such as "from somewhere else"
 * @param decades what they count for: minus the decimal logarithm of a probability, less what chance brings about
 * @param scoreSoFar the incident's score from this part and those before it, 0 to 100
 * @param findingIds strongest first
 */
public record IncidentPart(String aspect, String words, double decades, double scoreSoFar, List<String> findingIds) {

    public IncidentPart {
        findingIds = List.copyOf(findingIds);
    }
}
