package org.nightjar.analysis.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightjar.model.Dimension;
import org.nightjar.model.QueryText;
import org.nightjar.store.EventIndex;
import org.nightjar.store.Values;

/**
 * What the word under the caret of a query could become: a field, or after {@code field:} a value that the case has.
 *
 * @param from where the word begins
 * @param to where it ends
 * @param choices what could stand there instead, the likeliest first
 */
public record QueryCompletion(int from, int to, List<Choice> choices) {

    private static final int MOST = 12;

    /** Fields that are no dimension. */
    private static final List<String> OTHER_FIELDS = List.of(
            "time",
            "id",
            "note",
            "bytes",
            "bytes-in",
            "bytes-out",
            "hour",
            "weekday",
            "credential",
            "issued-by",
            "issues");

    /**
     * One of them.
     *
     * @param text stands in the query
     * @param meaning for people: the name of a field; "" for values
     */
    public record Choice(String text, String meaning) {}

    public QueryCompletion {
        choices = List.copyOf(choices);
    }

    /** What can stand at the caret; no choices where nothing is known. Linear in the distinct values of a field. */
    public static QueryCompletion at(String text, int caret, EventIndex index) {
        int from = start(text, caret);
        String word = text.substring(from, caret);
        String bare = word.startsWith("-") || word.startsWith("+") ? word.substring(1) : word;
        int wordFrom = caret - bare.length();
        int colon = bare.indexOf(':');
        if (colon < 0) {
            return new QueryCompletion(wordFrom, caret, bare.isEmpty() ? List.of() : fields(bare));
        }
        Optional<Dimension> dimension = Dimension.findByField(bare.substring(0, colon));
        String typed = bare.substring(colon + 1).replace("\"", "").replace("*", "");
        return new QueryCompletion(
                wordFrom,
                caret,
                dimension
                        .map(of -> values(of, typed, index.column(of).dictionary()))
                        .orElse(List.of()));
    }

    /** The word may hold blanks where it is in quotes. */
    private static int start(String text, int caret) {
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i < caret; i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (Character.isWhitespace(c) || c == '(' || c == ')')) {
                start = i + 1;
            }
        }
        return start;
    }

    private static List<Choice> fields(String typed) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        Stream<Choice> dimensions = Arrays.stream(Dimension.values())
                .map(dimension -> new Choice(dimension.field() + ":", dimension.label()));
        Stream<Choice> others = OTHER_FIELDS.stream().map(field -> new Choice(field + ":", ""));
        return Stream.concat(dimensions, others)
                .filter(choice -> choice.text().startsWith(wanted))
                .limit(MOST)
                .toList();
    }

    /** Those that begin with it before those that only contain it. */
    private static List<Choice> values(Dimension dimension, String typed, Values dictionary) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        List<String> begin = new ArrayList<>();
        List<String> contain = new ArrayList<>();
        for (int code = 1; code < dictionary.size() && begin.size() < MOST; code++) {
            String value = dictionary.value(code);
            String small = value.toLowerCase(Locale.ROOT);
            if (small.startsWith(wanted)) {
                begin.add(value);
            } else if (contain.size() < MOST && small.contains(wanted)) {
                contain.add(value);
            }
        }
        return Stream.concat(begin.stream().sorted(String.CASE_INSENSITIVE_ORDER), contain.stream())
                .limit(MOST)
                .map(value -> new Choice(QueryText.is(dimension, value), ""))
                .toList();
    }
}
