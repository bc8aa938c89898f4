package org.nightjar.detect.sigma;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.regex.Matcher;
import org.nightjar.model.IpNetwork;

/**
 * A field's name with its modifiers, such as {@code userAgent|contains|all}, and what they make of values.
 *
 * @see <a href="https://github.com/SigmaHQ/sigma-specification/blob/main/specification/sigma-appendix-modifiers.md">modifiers</a>
 */
final class Modifiers {

    private static final Set<String> KNOWN = Set.of(
            "contains",
            "startswith",
            "endswith",
            "all",
            "cased",
            "neq",
            "exists",
            "re",
            "i",
            "m",
            "s",
            "cidr",
            "lt",
            "lte",
            "gt",
            "gte",
            "base64",
            "base64offset",
            "wide",
            "utf16",
            "utf16le",
            "utf16be",
            "windash",
            "expand",
            "fieldref",
            "minute",
            "hour",
            "day",
            "week",
            "month",
            "year");
    private static final int LONGEST_EXPRESSION = 4_000;

    /** The most characters that an expression may have when its counted repetitions are written out. */
    private static final int MOST_STEPS = 50_000;

    private static final java.util.regex.Pattern COUNTED =
            java.util.regex.Pattern.compile("\\{([0-9]{1,9})(?:,([0-9]{0,9}))?\\}");

    private final String field;
    private final Set<String> names;
    private final Placeholders placeholders;

    private Modifiers(String field, Set<String> names, Placeholders placeholders) {
        this.field = field;
        this.names = names;
        this.placeholders = placeholders;
    }

    /** Reads a key of a search; a key that names no field asks for keywords. */
    static Modifiers of(String key, Placeholders placeholders) throws BadRuleException {
        String[] parts = key.split("\\|", -1);
        Set<String> names = new HashSet<>();
        for (String name : Arrays.asList(parts).subList(1, parts.length)) {
            if (!KNOWN.contains(name)) {
                throw BadRuleException.unsupported("It uses the modifier “" + name + "”, which is not known here.");
            }
            names.add(name);
        }
        ModifierSense.check(parts[0], names);
        return new Modifiers(parts[0], names, placeholders);
    }

    private boolean has(String name) {
        return names.contains(name);
    }

    /** What the field, or the whole record, must hold. */
    Criterion criterion(List<Object> values) throws BadRuleException {
        Criterion positive = has("expand") ? expanded(values) : plainly(values);
        return has("neq") ? new Criterion.Not(positive) : positive;
    }

    private Criterion plainly(List<Object> values) throws BadRuleException {
        return field.isEmpty() ? keywords(values) : field(values);
    }

    /** Each placeholder stands for any of its values; with {@code all}, each value must hold in one of its ways. */
    private Criterion expanded(List<Object> values) throws BadRuleException {
        if (has("re")) {
            throw BadRuleException.unsupported(
                    "It asks for placeholders inside a regular expression; whether signs of their values"
                            + " mean themselves there the specification leaves open, so it is not guessed.");
        }
        List<List<Object>> ways = new ArrayList<>();
        for (Object value : values) {
            ways.add(value == RuleYaml.NULL ? List.of(value) : List.copyOf(placeholders.expanded(plain(value))));
        }
        Set<String> others = new HashSet<>(names);
        others.removeAll(Set.of("all", "expand"));
        Modifiers rest = new Modifiers(field, others, placeholders);
        if (!has("all")) {
            return rest.plainly(ways.stream().flatMap(List::stream).toList());
        }
        List<Criterion> parts = new ArrayList<>();
        for (List<Object> way : ways) {
            parts.add(rest.plainly(way));
        }
        return new Criterion.AllOf(parts);
    }

    private Criterion keywords(List<Object> values) throws BadRuleException {
        List<TextPattern> patterns = new ArrayList<>();
        for (Object value : values) {
            String text = plain(value);
            if (text.isEmpty()) {
                throw BadRuleException.broken("It looks for an empty keyword, which is in every record.");
            }
            for (TextPattern pattern : patterns(text)) {
                TextPattern freed = pattern.freed(true, true);
                patterns.add(has("cased") ? freed.cased() : freed);
            }
        }
        return new Criterion.Keywords(patterns, has("all"));
    }

    private Criterion field(List<Object> values) throws BadRuleException {
        List<ValueTest> tests = new ArrayList<>();
        for (Object value : values) {
            List<ValueTest> ways = tests(value);
            if (has("all") && ways.size() > 1) {
                // Each value in one of its encodings: all of them is a conjunction of alternatives.
                return everyValueInSomeEncoding(values);
            }
            tests.addAll(ways);
        }
        return new Criterion.Field(new FieldPath(field), tests, has("all"));
    }

    private Criterion everyValueInSomeEncoding(List<Object> values) throws BadRuleException {
        List<Criterion> parts = new ArrayList<>();
        for (Object value : values) {
            parts.add(new Criterion.Field(new FieldPath(field), tests(value), false));
        }
        return new Criterion.AllOf(parts);
    }

    private List<ValueTest> tests(Object value) throws BadRuleException {
        if (has("exists")) {
            return List.of(new ValueTest.Exists(truth(value)));
        }
        if (value == RuleYaml.NULL) {
            return List.of(new ValueTest.Nothing());
        }
        Optional<ValueTest.Part> part = timePart();
        if (part.isPresent()) {
            return List.of(new ValueTest.TimePart(part.get(), number(value)));
        }
        if (has("lt") || has("lte") || has("gt") || has("gte")) {
            return List.of(number(value));
        }
        if (has("re")) {
            return List.of(new ValueTest.Regex(expression(plain(value))));
        }
        if (has("cidr")) {
            String text = plain(value);
            return List.of(new ValueTest.Cidr(
                    IpNetwork.parse(text)
                            .orElseThrow(() -> BadRuleException.broken("“" + text + "” is no network (CIDR).")),
                    text));
        }
        if (has("fieldref")) {
            return List.of(new ValueTest.SameAs(new FieldPath(plain(value)), freeBefore(), freeAfter(), has("cased")));
        }
        return texts(value);
    }

    private boolean freeBefore() {
        return has("contains") || has("endswith");
    }

    private boolean freeAfter() {
        return has("contains") || has("startswith");
    }

    private List<ValueTest> texts(Object value) throws BadRuleException {
        List<ValueTest> tests = new ArrayList<>();
        if (plain(value).isEmpty() && !freeBefore() && !freeAfter() && ColumnField.isKept(new FieldPath(field))) {
            tests.add(new ValueTest.Nothing());
        }
        for (TextPattern pattern : patterns(plain(value))) {
            TextPattern freed = pattern.freed(freeBefore(), freeAfter());
            tests.add(new ValueTest.Text(has("cased") ? freed.cased() : freed));
        }
        if (value instanceof Number number && !freeBefore() && !freeAfter()) {
            double wanted = number.doubleValue();
            tests.add(new ValueTest.Number(held -> held == wanted, "is " + number));
        }
        return tests;
    }

    private List<TextPattern> patterns(String text) throws BadRuleException {
        boolean wide = has("wide") || has("utf16") || has("utf16le") || has("utf16be");
        if (wide || has("base64") || has("base64offset")) {
            return ValueEncoding.of(text, wideName(), has("base64"), has("base64offset")).stream()
                    .map(TextPattern::literal)
                    .toList();
        }
        return List.of(has("windash") ? TextPattern.withDashes(text) : TextPattern.of(text));
    }

    private String wideName() {
        return has("utf16be") ? "utf16be" : has("utf16") ? "utf16" : has("wide") || has("utf16le") ? "utf16le" : "";
    }

    private Optional<ValueTest.Part> timePart() {
        return Arrays.stream(ValueTest.Part.values())
                .filter(part -> has(part.name().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private ValueTest.Number number(Object value) throws BadRuleException {
        double wanted = value instanceof Number number ? number.doubleValue() : ValueTest.number(plain(value));
        if (Double.isNaN(wanted)) {
            throw BadRuleException.broken("“" + plain(value) + "” is no number, and “" + field + "” asks for one.");
        }
        String shown = plain(value);
        if (has("lt")) {
            return number(held -> held < wanted, "is below " + shown);
        }
        if (has("lte")) {
            return number(held -> held <= wanted, "is at most " + shown);
        }
        if (has("gt")) {
            return number(held -> held > wanted, "is above " + shown);
        }
        return has("gte")
                ? number(held -> held >= wanted, "is at least " + shown)
                : number(held -> held == wanted, "is " + shown);
    }

    private static ValueTest.Number number(DoublePredicate holds, String words) {
        return new ValueTest.Number(holds, words);
    }

    private Pattern expression(String text) throws BadRuleException {
        if (text.length() > LONGEST_EXPRESSION) {
            throw BadRuleException.broken("A regular expression is longer than " + LONGEST_EXPRESSION + " characters.");
        }
        if (text.length() * repeats(text) > MOST_STEPS) {
            throw BadRuleException.unsupported("The regular expression “"
                    + (text.length() > 80 ? text.substring(0, 79) + "…" : text) + "” repeats its parts too often.");
        }
        int flags = (has("i") ? Pattern.CASE_INSENSITIVE : 0)
                | (has("m") ? Pattern.MULTILINE : 0)
                | (has("s") ? Pattern.DOTALL : 0);
        try {
            return Pattern.compile(text, flags);
        } catch (PatternSyntaxException wrong) {
            if (wrong.getDescription().startsWith("missing")
                    || wrong.getDescription().startsWith("unexpected")) {
                throw BadRuleException.broken(
                        "The regular expression “" + text + "” is none: " + wrong.getDescription() + ".");
            }
            throw BadRuleException.unsupported("The regular expression “" + text + "” is outside of what RE2 knows: "
                    + wrong.getDescription() + ".");
        }
    }

    /** How often counted repetitions may repeat a part, taken as if each stood inside the others: RE2 writes them out. */
    private static double repeats(String expression) {
        Matcher counted = COUNTED.matcher(expression);
        double product = 1;
        while (counted.find()) {
            String most = counted.group(2) == null || counted.group(2).isEmpty() ? counted.group(1) : counted.group(2);
            product *= Math.max(1, Double.parseDouble(most));
        }
        return product;
    }

    private static boolean truth(Object value) throws BadRuleException {
        return switch (plain(value).toLowerCase(Locale.ROOT)) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> throw BadRuleException.broken("“exists” takes true or false, not “" + value + "”.");
        };
    }

    /** A scalar as it is written in YAML; blanks count. */
    private static String plain(Object value) {
        return String.valueOf(value);
    }
}
