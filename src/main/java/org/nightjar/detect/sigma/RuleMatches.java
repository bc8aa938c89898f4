package org.nightjar.detect.sigma;

import java.util.List;
import org.nightjar.model.RuleState;

/**
 * What one rule matches.
 *
 * @param head the rule
 * @param rows events, ascending
 * @param ends of a correlation: the events with which it came true, ascending; of a rule the same as the rows
 * @param state what became of it
 * @param reason why, as a sentence, or ""
 * @param conditions of the first event: what it holds that the rule asks for, in words
 */
record RuleMatches(RuleHead head, int[] rows, int[] ends, RuleState state, String reason, List<String> conditions) {

    RuleMatches {
        conditions = List.copyOf(conditions);
    }

    static RuleMatches none(RuleHead head, RuleState state, String reason) {
        return new RuleMatches(head, new int[0], new int[0], state, reason, List.of());
    }

    /** The same, only counted by a correlation. */
    RuleMatches counted(String correlation) {
        return new RuleMatches(
                head,
                rows,
                ends,
                RuleState.COUNTED,
                "It is counted by the correlation “" + correlation + "” only.",
                conditions);
    }
}
