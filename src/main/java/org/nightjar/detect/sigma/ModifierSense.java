package org.nightjar.detect.sigma;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Refuses modifiers that make no sense together: one of them would be passed over in silence, and the rule would then
 * look for something that its author did not write.
 */
final class ModifierSense {

    /** Of each at most one may be asked for. */
    private static final Set<String> KINDS = Set.of("re", "cidr", "exists", "fieldref", "lt", "lte", "gt", "gte");

    private static final Set<String> OF_EXPRESSIONS = Set.of("i", "m", "s");
    private static final Set<String> OF_TIMES = Set.of("minute", "hour", "day", "week", "month", "year");
    private static final Set<String> PLACES = Set.of("startswith", "endswith", "contains");
    private static final Set<String> ENCODINGS =
            Set.of("base64", "base64offset", "wide", "utf16", "utf16le", "utf16be", "windash");

    private ModifierSense() {}

    static void check(String field, Set<String> names) throws BadRuleException {
        TreeSet<String> kinds = of(names, KINDS);
        TreeSet<String> times = of(names, OF_TIMES);
        if (kinds.size() > 1) {
            throw together(List.copyOf(kinds));
        }
        if (times.size() > 1) {
            throw together(List.copyOf(times));
        }
        if (!of(names, OF_EXPRESSIONS).isEmpty() && !names.contains("re")) {
            throw BadRuleException.broken("It uses the modifier “"
                    + of(names, OF_EXPRESSIONS).first() + "”, which only says something of “re”.");
        }
        String kind = !kinds.isEmpty() ? kinds.first() : times.isEmpty() ? "" : times.first();
        if (kind.isEmpty()) {
            return;
        }
        TreeSet<String> texts = of(names, ENCODINGS);
        if (!kind.equals("fieldref")) {
            texts.addAll(of(names, PLACES));
        }
        if (kind.equals("re")) {
            // An expression is found anywhere in any case.
            texts.remove("contains");
        }
        if (!texts.isEmpty()) {
            throw together(List.of(kind, texts.first()));
        }
        if (field.isEmpty()) {
            throw BadRuleException.unsupported(
                    "It uses the modifier “" + kind + "” for keywords; here it needs a field.");
        }
        if (!times.isEmpty()
                && !kinds.isEmpty()
                && !Set.of("lt", "lte", "gt", "gte").contains(kind)) {
            throw together(List.of(kind, times.first()));
        }
    }

    private static BadRuleException together(List<String> names) {
        return BadRuleException.broken("It uses the modifiers “" + names.get(0) + "” and “" + names.get(1)
                + "” for one field, which exclude each other.");
    }

    private static TreeSet<String> of(Set<String> names, Set<String> some) {
        TreeSet<String> found = new TreeSet<>(names);
        found.retainAll(some);
        return found;
    }
}
