package org.nightjar.detect.sigma;

/**
 * A rule that is ready to be matched.
 *
 * @param head what it says of itself
 * @param criterion what an event must be
 */
record SigmaRule(RuleHead head, Criterion criterion) {}
