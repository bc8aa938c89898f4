package org.nightjar.detect.sigma;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;

/**
 * A rule about several events.
 *
 * @param head what it says of itself
 * @param type how events are put together
 * @param rules ids or names of the rules whose matches are put together
 * @param generate whether those rules also count on their own
 * @param aliases for a name of {@code groupBy}: the field that is meant, by rule
 * @param groupBy fields or aliases that must agree
 * @param timespan within which the events must lie
 * @param fields whose values are counted, summed or averaged
 * @param percentile from 0 to 100, where the type asks for it
 * @param condition what the count, sum or average must be
 * @param seen which rules must have matched, where the condition is an expression of their names
 * @param conditionWords the same for people, such as {@code gte 10}
 */
record CorrelationRule(
        RuleHead head,
        Type type,
        List<String> rules,
        boolean generate,
        Map<String, Map<String, String>> aliases,
        List<String> groupBy,
        Duration timespan,
        List<String> fields,
        double percentile,
        DoublePredicate condition,
        Optional<RulesSeen> seen,
        String conditionWords) {

    CorrelationRule {
        rules = List.copyOf(rules);
        aliases = Map.copyOf(aliases);
        groupBy = List.copyOf(groupBy);
        fields = List.copyOf(fields);
    }

    /** How events are put together. */
    enum Type {
        EVENT_COUNT,
        VALUE_COUNT,
        VALUE_SUM,
        VALUE_AVG,
        VALUE_MIN,
        VALUE_MAX,
        VALUE_MEDIAN,
        VALUE_PERCENTILE,
        TEMPORAL,
        TEMPORAL_ORDERED;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isTemporal() {
            return this == TEMPORAL || this == TEMPORAL_ORDERED;
        }
    }

    /** The field that a name of {@code groupBy} means in events of that rule. */
    String fieldOf(String name, RuleHead rule) {
        Map<String, String> byRule = aliases.get(name);
        if (byRule == null) {
            return name;
        }
        return byRule.entrySet().stream()
                .filter(entry -> rule.isCalled(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(name);
    }
}
