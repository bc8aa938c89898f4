package org.nightjar.detect.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads a rule's condition: names of searches joined by {@code not}, {@code and}, {@code or} and parentheses, in that
 * order of binding, and {@code 1 of} or {@code all of} a name with asterisks or {@code them}.
 */
final class ConditionParser {

    private static final int MOST_DEPTH = 60;
    private static final int MOST_TOKENS = 2_000;

    private final Map<String, Criterion> searches;
    private final List<String> tokens;
    private int at;
    private int depth;

    private ConditionParser(Map<String, Criterion> searches, List<String> tokens) {
        this.searches = searches;
        this.tokens = tokens;
    }

    static Criterion parse(String condition, Map<String, Criterion> searches) throws BadRuleException {
        if (condition.indexOf('|') >= 0) {
            throw BadRuleException.unsupported(
                    "Its condition counts events in the old way (“|”), which Sigma 2 left" + " to correlations.");
        }
        List<String> tokens = tokens(condition);
        ConditionParser parser = new ConditionParser(searches, tokens);
        Criterion read = parser.or();
        if (parser.at < tokens.size()) {
            throw parser.wrong();
        }
        return read;
    }

    private static List<String> tokens(String condition) throws BadRuleException {
        List<String> tokens = new ArrayList<>();
        for (String word : condition.replace("(", " ( ").replace(")", " ) ").split("\\s+")) {
            if (!word.isEmpty()) {
                tokens.add(word);
            }
        }
        if (tokens.isEmpty() || tokens.size() > MOST_TOKENS) {
            throw BadRuleException.broken("Its condition is empty or longer than " + MOST_TOKENS + " words.");
        }
        return tokens;
    }

    private String peek() {
        return at < tokens.size() ? tokens.get(at).toLowerCase(Locale.ROOT) : "";
    }

    private Criterion or() throws BadRuleException {
        List<Criterion> parts = new ArrayList<>(List.of(and()));
        while (peek().equals("or")) {
            at++;
            parts.add(and());
        }
        return parts.size() == 1 ? parts.get(0) : new Criterion.AnyOf(parts);
    }

    private Criterion and() throws BadRuleException {
        List<Criterion> parts = new ArrayList<>(List.of(not()));
        while (peek().equals("and")) {
            at++;
            parts.add(not());
        }
        return parts.size() == 1 ? parts.get(0) : new Criterion.AllOf(parts);
    }

    private Criterion not() throws BadRuleException {
        boolean negated = false;
        while (peek().equals("not")) {
            at++;
            negated = !negated;
        }
        Criterion part = term();
        return negated ? new Criterion.Not(part) : part;
    }

    private Criterion term() throws BadRuleException {
        String word = peek();
        if (word.equals("(")) {
            if (++depth > MOST_DEPTH) {
                throw BadRuleException.broken(
                        "Its condition has more than " + MOST_DEPTH + " parentheses in one another.");
            }
            at++;
            Criterion inside = or();
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
            List<Criterion> chosen = chosen(names);
            return word.equals("all") ? new Criterion.AllOf(chosen) : new Criterion.AnyOf(chosen);
        }
        Criterion search = at < tokens.size() ? searches.get(tokens.get(at)) : null;
        if (search == null) {
            throw wrong();
        }
        at++;
        return search;
    }

    private List<Criterion> chosen(String names) throws BadRuleException {
        boolean them = names.equalsIgnoreCase("them");
        TextPattern pattern = TextPattern.of(them ? "*" : names).cased();
        List<Criterion> chosen = searches.entrySet().stream()
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
