package org.nightjar.detect.evaluation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How every contender did on one labelled case.
 *
 * @param name of the case
 * @param events how many it holds
 * @param scores by contender
 * @param missed malicious events that Nightjar did not bring before the analyst
 */
public record CaseScores(String name, long events, Map<Contender, Score> scores, List<Missed> missed) {

    /**
     * How one contender did.
     *
     * @param mixed with all attacks at once
     * @param rankAlone of each attacker by attack, in a case in which that attack is the only one; 0 if not ranked
     */
    public record Score(Evaluation mixed, Map<String, Integer> rankAlone) {
        public Score {
            rankAlone = new TreeMap<>(rankAlone);
        }
    }

    public CaseScores {
        scores = new TreeMap<>(scores);
        missed = List.copyOf(missed);
    }
}
