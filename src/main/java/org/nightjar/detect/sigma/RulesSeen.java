package org.nightjar.detect.sigma;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;

/** A condition over which rules of a correlation matched within its timespan, by their number. Immutable. */
interface RulesSeen {

    boolean holds(IntPredicate seen);

    /** The rules that an expression names, in the order in which they come; one without a list of rules means these. */
    static List<String> named(String expression) {
        return ConditionParser.words(expression).stream()
                .filter(word -> !List.of("and", "or", "not", "(", ")").contains(word.toLowerCase(Locale.ROOT)))
                .distinct()
                .toList();
    }

    /**
     * Reads an expression of the names or ids by which the correlation names its rules.
     *
     * @param rules as the correlation lists them, in order
     */
    static RulesSeen parse(String expression, List<String> rules) throws BadRuleException {
        Map<String, RulesSeen> names = new LinkedHashMap<>();
        for (int number = 0; number < rules.size(); number++) {
            int own = number;
            names.put(rules.get(number), seen -> seen.test(own));
        }
        return ConditionParser.parse(expression, names, new ConditionParser.Joints<>() {
            @Override
            public RulesSeen all(List<RulesSeen> parts) {
                return seen -> parts.stream().allMatch(part -> part.holds(seen));
            }

            @Override
            public RulesSeen any(List<RulesSeen> parts) {
                return seen -> parts.stream().anyMatch(part -> part.holds(seen));
            }

            @Override
            public RulesSeen not(RulesSeen part) {
                return seen -> !part.holds(seen);
            }
        });
    }
}
