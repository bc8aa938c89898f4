package org.nightjar.model;

import java.util.List;

/**
 * Why a finding is one, so that a colleague can check it.
 *
 * @param summary one sentence that a colleague would say
 * @param typical what this user normally does, with numbers
 * @param actual what was seen, with numbers
 * @param baseline span and size of what it was compared with
 * @param peers what others do
 * @param evidenceFor what speaks for it
 * @param evidenceAgainst what speaks against it
 * @param query the query that selects the events behind the numbers
 * @param nextSteps what to look at next
 */
public record Explanation(
        String summary,
        String typical,
        String actual,
        String baseline,
        String peers,
        List<String> evidenceFor,
        List<String> evidenceAgainst,
        String query,
        List<String> nextSteps) {

    public Explanation {
        evidenceFor = List.copyOf(evidenceFor);
        evidenceAgainst = List.copyOf(evidenceAgainst);
        nextSteps = List.copyOf(nextSteps);
    }
}
