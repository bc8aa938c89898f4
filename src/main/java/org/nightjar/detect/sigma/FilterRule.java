package org.nightjar.detect.sigma;

import java.util.List;

/**
 * A condition that is added to other rules.
 *
 * @param head what it says of itself
 * @param rules ids or names of those rules; empty for every rule of its log source
 * @param criterion what must hold besides
 */
record FilterRule(RuleHead head, List<String> rules, Criterion criterion) {

    FilterRule {
        rules = List.copyOf(rules);
    }

    boolean isFor(SigmaRule rule) {
        boolean named = rules.isEmpty() || rules.stream().anyMatch(rule.head()::isCalled);
        return named && rule.head().source().isWithin(head.source());
    }
}
