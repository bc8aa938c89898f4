package org.nightjar.detect.sigma;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code correlation} of a document.
 *
 * @see <a href="https://github.com/SigmaHQ/sigma-specification/blob/main/specification/sigma-correlation-rules-specification.md">correlations</a>
 */
final class CorrelationReader {

    private static final Pattern TIMESPAN = Pattern.compile("([0-9]{1,6})([smhd])");

    private CorrelationReader() {}

    static CorrelationRule read(RuleHead head, Map<String, Object> document) throws BadRuleException {
        Map<String, Object> map = RuleYaml.map(document.get("correlation"), "Its correlation");
        CorrelationRule.Type type = type(RuleYaml.text(map.get("type")));
        Object asked = map.get("condition");
        List<String> listed = RuleYaml.texts(map.get("rules"));
        List<String> rules = listed.isEmpty() && asked instanceof String text ? RulesSeen.named(text) : listed;
        if (rules.isEmpty()) {
            throw BadRuleException.broken("It names no rules to put together.");
        }
        if (asked instanceof String expression) {
            return expressed(head, document, map, type, rules, expression);
        }
        Map<String, Object> condition =
                new LinkedHashMap<>(asked == null ? Map.of() : RuleYaml.map(asked, "Its condition"));
        List<String> fields = RuleYaml.texts(condition.remove("field"));
        double percentile = number(condition.remove("percentile"), 95);
        boolean counts = type != CorrelationRule.Type.EVENT_COUNT && !type.isTemporal();
        if (counts && fields.isEmpty()) {
            throw BadRuleException.broken(
                    "A correlation of the type " + type.id() + " needs a field in its condition.");
        }
        if (condition.isEmpty() && type.isTemporal()) {
            condition.put("gte", (double) rules.stream().distinct().count());
        }
        DoublePredicate number = condition(condition);
        if (type == CorrelationRule.Type.TEMPORAL_ORDERED
                && !(number.test(rules.size()) && !number.test(rules.size() - 1.0))) {
            throw BadRuleException.unsupported("It asks for some of its rules in order (" + words(condition)
                    + "); a correlation of the type temporal_ordered is matched by all of them only.");
        }
        return made(head, document, map, type, rules, fields, percentile, number, Optional.empty(), words(condition));
    }

    /** A condition that is an expression of rule names. */
    private static CorrelationRule expressed(
            RuleHead head,
            Map<String, Object> document,
            Map<String, Object> map,
            CorrelationRule.Type type,
            List<String> rules,
            String expression)
            throws BadRuleException {
        if (!type.isTemporal()) {
            throw BadRuleException.broken("Its condition is an expression of rule names, and a correlation of the type "
                    + type.id() + " compares a number.");
        }
        RulesSeen seen = RulesSeen.parse(expression, rules);
        if (type == CorrelationRule.Type.TEMPORAL_ORDERED
                && !List.of(expression.strip().split("(?i)\\s+and\\s+")).equals(rules)) {
            throw BadRuleException.unsupported("Its condition is not just its rules in their order joined by “and”,"
                    + " which is all that a correlation of the type temporal_ordered is matched by.");
        }
        String words = expression.strip().replaceAll("\\s+", " ");
        return made(head, document, map, type, rules, List.of(), 0, number -> true, Optional.of(seen), words);
    }

    private static CorrelationRule made(
            RuleHead head,
            Map<String, Object> document,
            Map<String, Object> map,
            CorrelationRule.Type type,
            List<String> rules,
            List<String> fields,
            double percentile,
            DoublePredicate condition,
            Optional<RulesSeen> seen,
            String words)
            throws BadRuleException {
        return new CorrelationRule(
                head,
                type,
                rules,
                Boolean.parseBoolean(RuleYaml.text(map.getOrDefault("generate", document.get("generate")))),
                aliases(map.get("aliases")),
                RuleYaml.texts(map.get("group-by")),
                timespan(RuleYaml.text(map.get("timespan"))),
                fields,
                percentile,
                condition,
                seen,
                words);
    }

    private static CorrelationRule.Type type(String text) throws BadRuleException {
        for (CorrelationRule.Type type : CorrelationRule.Type.values()) {
            if (type.id().equals(text.toLowerCase(Locale.ROOT))) {
                return type;
            }
        }
        throw BadRuleException.unsupported("It is a correlation of the type “" + text + "”, which is not known here.");
    }

    private static Duration timespan(String text) throws BadRuleException {
        Matcher span = TIMESPAN.matcher(text);
        if (!span.matches()) {
            throw BadRuleException.broken("Its timespan “" + text + "” is none; write 90s, 15m, 1h or 2d.");
        }
        long number = Long.parseLong(span.group(1));
        return switch (span.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    private static Map<String, Map<String, String>> aliases(@Nullable Object value) throws BadRuleException {
        Map<String, Map<String, String>> aliases = new LinkedHashMap<>();
        if (value != null && value != RuleYaml.NULL) {
            for (Map.Entry<String, Object> alias :
                    RuleYaml.map(value, "Its aliases").entrySet()) {
                Map<String, String> byRule = new LinkedHashMap<>();
                RuleYaml.map(alias.getValue(), "An alias")
                        .forEach((rule, field) -> byRule.put(rule, RuleYaml.text(field)));
                aliases.put(alias.getKey(), byRule);
            }
        }
        return aliases;
    }

    private static DoublePredicate condition(Map<String, Object> condition) throws BadRuleException {
        List<DoublePredicate> parts = new ArrayList<>();
        for (Map.Entry<String, Object> part : condition.entrySet()) {
            double wanted = number(part.getValue(), Double.NaN);
            if (Double.isNaN(wanted)) {
                throw BadRuleException.broken(
                        "Its condition compares with “" + part.getValue() + "”, which is no number.");
            }
            parts.add(
                    switch (part.getKey()) {
                        case "gt" -> held -> held > wanted;
                        case "gte" -> held -> held >= wanted;
                        case "lt" -> held -> held < wanted;
                        case "lte" -> held -> held <= wanted;
                        case "eq" -> held -> held == wanted;
                        case "neq" -> held -> held != wanted;
                        default ->
                            throw BadRuleException.broken(
                                    "Its condition compares by “" + part.getKey() + "”, which is none of Sigma's.");
                    });
        }
        if (parts.isEmpty()) {
            throw BadRuleException.broken("It has no condition.");
        }
        return held -> parts.stream().allMatch(part -> part.test(held));
    }

    private static String words(Map<String, Object> condition) {
        List<String> words = new ArrayList<>();
        condition.forEach((name, value) -> words.add(name + " " + value));
        return String.join(" and ", words);
    }

    private static double number(@Nullable Object value, double otherwise) {
        return value instanceof Number number ? number.doubleValue() : otherwise;
    }
}
