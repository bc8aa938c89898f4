package org.nightjar.detect.sigma;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the named searches of a rule: maps (all hold), lists of maps (one holds), lists of texts (looked for anywhere). */
final class SearchReader {

    private static final int MOST_VALUES = 100_000;

    private final Placeholders placeholders;
    private long values;

    private SearchReader(Placeholders placeholders) {
        this.placeholders = placeholders;
    }

    /** Every search of a detection by its name, in order. */
    static Map<String, Criterion> read(Map<String, Object> detection, Placeholders placeholders)
            throws BadRuleException {
        SearchReader reader = new SearchReader(placeholders);
        Map<String, Criterion> searches = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry : detection.entrySet()) {
            if (!entry.getKey().equals("condition") && !entry.getKey().equals("timeframe")) {
                searches.put(entry.getKey(), reader.search(entry.getKey(), entry.getValue()));
            }
        }
        if (searches.isEmpty()) {
            throw BadRuleException.broken("Its detection has no search.");
        }
        return searches;
    }

    private Criterion search(String name, Object value) throws BadRuleException {
        if (value instanceof Map<?, ?>) {
            return fields(name, RuleYaml.map(value, name));
        }
        List<Object> elements = RuleYaml.list(value);
        List<Criterion> parts = new ArrayList<>();
        List<Object> keywords = new ArrayList<>();
        for (Object element : elements) {
            if (element instanceof Map<?, ?>) {
                parts.add(fields(name, RuleYaml.map(element, name)));
            } else if (element instanceof List<?>) {
                throw BadRuleException.broken("Its search “" + name + "” has a list inside a list.");
            } else {
                keywords.add(element);
            }
        }
        if (!keywords.isEmpty()) {
            parts.add(field("", keywords));
        }
        if (parts.isEmpty()) {
            throw BadRuleException.broken("Its search “" + name + "” is empty.");
        }
        return parts.size() == 1 ? parts.get(0) : new Criterion.AnyOf(parts);
    }

    private Criterion fields(String name, Map<String, Object> fields) throws BadRuleException {
        List<Criterion> parts = new ArrayList<>();
        for (Map.Entry<String, Object> entry : fields.entrySet()) {
            List<Object> wanted =
                    entry.getValue() == RuleYaml.NULL ? List.of(RuleYaml.NULL) : RuleYaml.list(entry.getValue());
            if (wanted.isEmpty()) {
                throw BadRuleException.broken("Its search “" + name + "” asks for a value of an empty list.");
            }
            parts.add(field(entry.getKey(), wanted));
        }
        if (parts.isEmpty()) {
            throw BadRuleException.broken("Its search “" + name + "” is empty.");
        }
        return parts.size() == 1 ? parts.get(0) : new Criterion.AllOf(parts);
    }

    private Criterion field(String key, List<Object> wanted) throws BadRuleException {
        boolean expands = List.of(key.split("\\|", -1)).contains("expand");
        for (Object one : wanted) {
            values += expands ? placeholders.ways(String.valueOf(one)) : 1;
        }
        if (values > MOST_VALUES) {
            String sentence = "It asks for more than " + MOST_VALUES + " values.";
            throw expands ? BadRuleException.unsupported(sentence) : BadRuleException.broken(sentence);
        }
        for (Object one : wanted) {
            if (one instanceof Map<?, ?> || one instanceof List<?>) {
                throw BadRuleException.broken("The values of “" + key + "” are no plain values.");
            }
        }
        return Modifiers.of(key, placeholders).criterion(wanted);
    }
}
