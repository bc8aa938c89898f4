package org.nightjar.detect.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads a rule's condition: names of searches joined by {@code not}, {@code and}, {@code or} and parentheses, in that
 * order of binding, and {@code 1 of} or {@code all of} a name with asterisks or {@code them}.
 *
 * @param <T> what the names stand for and the condition becomes
 */
final class ConditionParser<T> {

    private static final int MOST_DEPTH = 60;
    private static final int MOST_TOKENS = 2_000;

    /** How what the names stand for is joined. */
    interface Joints<T> {
        T all(List<T> parts);

        T any(List<T> parts);

        T not(T part);
    }

    private static final Joints<Criterion> CRITERIA = new Joints<>() {
        @Override
        public Criterion all(List<Criterion> parts) {
            return new Criterion.AllOf(parts);
        }

        @Override
        public Criterion any(List<Criterion> parts) {
            return new Criterion.AnyOf(parts);
        }

        @Override
        public Criterion not(Criterion part) {
            return new Criterion.Not(part);
        }
    };

    private final Map<String, T> searches;
    private final Joints<T> joints;
    private final List<String> tokens;
    private int at;
    private int depth;

    private ConditionParser(Map<String, T> searches, Joints<T> joints, List<String> tokens) {
        this.searches = searches;
        this.joints = joints;
        this.tokens = tokens;
    }

    /** The condition of a rule, over its searches. */
    static Criterion parse(String condition, Map<String, Criterion> searches) throws BadRuleException {
        return parse(condition, searches, CRITERIA);
    }

    static <T> T parse(String condition, Map<String, T> searches, Joints<T> joints) throws BadRuleException {
        if (condition.indexOf('|') >= 0) {
            throw BadRuleException.unsupported(
                    "Its condition counts events in the old way (“|”), which Sigma 2 left" + " to correlations.");
        }
        List<String> tokens = tokens(condition);
        ConditionParser<T> parser = new ConditionParser<>(searches, joints, tokens);
        T read = parser.or();
        if (parser.at < tokens.size()) {
            throw parser.wrong();
        }
        return read;
    }

    /** Names, operators and parentheses, in order. */
    static List<String> words(String condition) {
        return Stream.of(condition.replace("(", " ( ").replace(")", " ) ").split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static List<String> tokens(String condition) throws BadRuleException {
        List<String> tokens = words(condition);
        if (tokens.isEmpty() || tokens.size() > MOST_TOKENS) {
            throw BadRuleException.broken("Its condition is empty or longer than " + MOST_TOKENS + " words.");
        }
        return tokens;
    }

    private String peek() {
        return at < tokens.size() ? tokens.get(at).toLowerCase(Locale.ROOT) : "";
    }

    private T or() throws BadRuleException {
        List<T> parts = new ArrayList<>(List.of(and()));
        while (peek().equals("or")) {
            at++;
            parts.add(and());
        }
        return parts.size() == 1 ? parts.get(0) : joints.any(parts);
    }

    private T and() throws BadRuleException {
        List<T> parts = new ArrayList<>(List.of(not()));
        while (peek().equals("and")) {
            at++;
            parts.add(not());
        }
        return parts.size() == 1 ? parts.get(0) : joints.all(parts);
    }

    private T not() throws BadRuleException {
        boolean negated = false;
        while (peek().equals("not")) {
            at++;
            negated = !negated;
        }
        T part = term();
        return negated ? joints.not(part) : part;
    }

    private T term() throws BadRuleException {
        String word = peek();
        if (word.equals("(")) {
            if (++depth > MOST_DEPTH) {
                throw BadRuleException.broken(
                        "Its condition has more than " + MOST_DEPTH + " parentheses in one another.");
            }
            at++;
            T inside = or();
            if (!peek().equals(")")) {
                throw wrong();
            }
            at++;
            depth--;
            return inside;
        }
        boolean quantified = at + 2 < tokens.size()
                && tokens.get(at + 1).toLowerCase(Locale.ROOT).equals("of");
        if (quantified && List.of("1", "any", "all").contains(word)) {
            String names = tokens.get(at + 2);
            at += 3;
            List<T> chosen = chosen(names);
            return word.equals("all") ? joints.all(chosen) : joints.any(chosen);
        }
        T search = at < tokens.size() ? searches.get(tokens.get(at)) : null;
        if (search == null) {
            throw wrong();
        }
        at++;
        return search;
    }

    private List<T> chosen(String names) throws BadRuleException {
        boolean them = names.equalsIgnoreCase("them");
        TextPattern pattern = TextPattern.of(them ? "*" : names).cased();
        List<T> chosen = searches.entrySet().stream()
                .filter(search -> pattern.matches(search.getKey()))
                .filter(search -> !them || !search.getKey().startsWith("_"))
                .map(Map.Entry::getValue)
                .toList();
        if (chosen.isEmpty()) {
            throw BadRuleException.broken("Its condition asks for “" + names + "”, and no search is called so.");
        }
        return chosen;
    }

    private BadRuleException wrong() {
        return BadRuleException.broken(
                at < tokens.size()
                        ? "Its condition cannot be understood at “" + tokens.get(at) + "”, word " + (at + 1) + "."
                        : "Its condition ends too early.");
    }
}
