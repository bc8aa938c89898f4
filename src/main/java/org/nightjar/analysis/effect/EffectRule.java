package org.nightjar.analysis.effect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One line of the table {@code effects.tsv}, whose head says what the columns mean.
 *
 * @param service first name of the service's address
 * @param does the action
 * @param prefix how the id of the thing begins, or ""
 * @param undoneBy actions that take it back
 * @param again what the same action on the same thing means later
 * @param what the thing in words
 */
record EffectRule(
        EffectKind kind, String service, Act does, String prefix, List<Act> undoneBy, Again again, String what) {

    /** What the same action on the same thing means later. */
    enum Again {
        NOTHING,
        MAYBE_UNDONE,
        REPLACES
    }

    /**
     * An action.
     *
     * @param name without a version
     * @param holds a text that its parameters must hold, or ""
     * @param same parameters that must be the same in the effect
     */
    record Act(String name, String holds, List<String> same) {

        static Act of(String text) {
            String[] same = text.split("~", -1);
            String[] parts = same[0].split("=", 2);
            return new Act(
                    parts[0], parts.length > 1 ? parts[1] : "", List.of(Arrays.copyOfRange(same, 1, same.length)));
        }
    }

    private static final Pattern VERSION = Pattern.compile("20\\d{6}(v\\d)?$");

    /** The rules of the table. */
    static final List<EffectRule> ALL = read();

    /** An action's name without the version that some services append. */
    static String unversioned(String action) {
        return VERSION.matcher(action).replaceFirst("");
    }

    private static List<EffectRule> read() {
        List<EffectRule> rules = new ArrayList<>();
        try (InputStream in = EffectRule.class.getResourceAsStream("effects.tsv")) {
            if (in == null) {
                throw new IllegalStateException("the program lacks effects.tsv");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> rules.add(rule(line.split("\t", -1))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the program cannot read effects.tsv", unreadable);
        }
        return List.copyOf(rules);
    }

    private static EffectRule rule(String[] cells) {
        return new EffectRule(
                EffectKind.valueOf(cells[0].toUpperCase(Locale.ROOT)),
                cells[1],
                Act.of(cells[2]),
                cells[3],
                Arrays.stream(cells[4].split(","))
                        .filter(act -> !act.equals("-"))
                        .map(Act::of)
                        .toList(),
                switch (cells[5]) {
                    case "replaces" -> Again.REPLACES;
                    case "again" -> Again.MAYBE_UNDONE;
                    default -> Again.NOTHING;
                },
                cells[6]);
    }
}
