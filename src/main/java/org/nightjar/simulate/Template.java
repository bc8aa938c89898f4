package org.nightjar.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with {names} to be filled in. Immutable. */
final class Template {
    private static final Pattern BLANK = Pattern.compile("\\{([a-z][a-z0-9-]*)\\}");

    private final List<String> texts = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    Template(String source) {
        Matcher matcher = BLANK.matcher(source);
        int end = 0;
        while (matcher.find()) {
            texts.add(source.substring(end, matcher.start()));
            names.add(matcher.group(1));
            end = matcher.end();
        }
        texts.add(source.substring(end));
    }

    /** Appends the text with each name replaced by what it stands for; values must need no escaping. */
    void fill(StringBuilder out, UnaryOperator<String> values) {
        for (int i = 0; i < names.size(); i++) {
            out.append(texts.get(i)).append(values.apply(names.get(i)));
        }
        out.append(texts.get(names.size()));
    }

    List<String> names() {
        return List.copyOf(names);
    }
}
