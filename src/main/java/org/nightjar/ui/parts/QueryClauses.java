package org.nightjar.ui.parts;

import java.util.ArrayList;
import java.util.List;
import org.nightjar.model.Dimension;
import org.nightjar.model.QueryText;

/**
 * A query as clauses that must all hold, so that a click can add one and a second click take it away. Only " AND "
 * outside quotes and brackets parts clauses; a query with an " OR " out there is one clause, in brackets.
 */
public final class QueryClauses {

    private final List<String> clauses;

    private QueryClauses(List<String> clauses) {
        this.clauses = clauses;
    }

    /** Query text for events with that value; "" stands for "the log does not say". */
    public static String including(Dimension dimension, String value) {
        return value.isEmpty() ? "NOT " + dimension.field() + ":*" : QueryText.is(dimension, value);
    }

    /** Query text for events without that value. */
    public static String excluding(Dimension dimension, String value) {
        return value.isEmpty() ? dimension.field() + ":*" : "NOT " + QueryText.is(dimension, value);
    }

    /** The clauses of a query. */
    public static QueryClauses of(String query) {
        if (query.isBlank()) {
            return new QueryClauses(List.of());
        }
        List<String> parts = split(query, " AND ");
        boolean mixed = split(query, " OR ").size() > 1;
        return new QueryClauses(mixed ? List.of("(" + query.strip() + ")") : parts);
    }

    private static List<String> split(String query, String separator) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < query.length(); i++) {
            char c = query.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '(' || c == '[' || c == '{')) {
                depth++;
            } else if (!quoted && (c == ')' || c == ']' || c == '}')) {
                depth--;
            } else if (!quoted && depth == 0 && query.startsWith(separator, i)) {
                parts.add(query.substring(start, i).strip());
                start = i + separator.length();
                i = start - 1;
            }
        }
        parts.add(query.substring(start).strip());
        return List.copyOf(parts);
    }

    /** All of them, in the order of the text. */
    public List<String> all() {
        return List.copyOf(clauses);
    }

    /** Whether one of the clauses reads exactly so. */
    public boolean has(String clause) {
        return clauses.contains(clause);
    }

    /** The query with that clause, or without it if it had it. */
    public String toggled(String clause) {
        List<String> after = new ArrayList<>(clauses);
        if (!after.remove(clause)) {
            after.add(clause);
        }
        return String.join(" AND ", after);
    }

    /** The query without that clause. */
    public String without(String clause) {
        List<String> after = new ArrayList<>(clauses);
        after.remove(clause);
        return String.join(" AND ", after);
    }
}
