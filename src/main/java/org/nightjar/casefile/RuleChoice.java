package org.nightjar.casefile;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.nightjar.model.NightjarException;
import org.nightjar.store.CaseStore;

/**
 * Which rules and lists a case is detected with. The case keeps it, so that detecting again, in the window or by a
 * command, uses the same; the hashes of their files stand in the reports of rules.
 *
 * @param own whether Nightjar's own rules are used
 * @param sigma files and folders of Sigma rules
 * @param indicators lists of indicators
 * @param placeholders files of values for placeholders of rules
 */
public record RuleChoice(boolean own, List<Path> sigma, List<Path> indicators, List<Path> placeholders) {

    /** Nightjar's own rules and nothing else: what a case uses that was told nothing. */
    public static final RuleChoice DEFAULT = new RuleChoice(true, List.of(), List.of());

    /** No rules and no lists. */
    public static final RuleChoice NOTHING = new RuleChoice(false, List.of(), List.of());

    private static final String OWN = "rules.own";
    private static final String SIGMA = "rules.sigma";
    private static final String INDICATORS = "rules.indicators";
    private static final String PLACEHOLDERS = "rules.placeholders";

    public RuleChoice {
        sigma = List.copyOf(sigma);
        indicators = List.copyOf(indicators);
        placeholders = List.copyOf(placeholders);
    }

    /** Without values for placeholders. */
    public RuleChoice(boolean own, List<Path> sigma, List<Path> indicators) {
        this(own, sigma, indicators, List.of());
    }

    static RuleChoice load(CaseStore store) throws NightjarException {
        return new RuleChoice(
                !store.findSetting(OWN).equals(java.util.Optional.of("no")),
                paths(store.findSetting(SIGMA).orElse("")),
                paths(store.findSetting(INDICATORS).orElse("")),
                paths(store.findSetting(PLACEHOLDERS).orElse("")));
    }

    void save(CaseStore store) throws NightjarException {
        store.saveSetting(OWN, own ? "yes" : "no");
        store.saveSetting(SIGMA, text(sigma));
        store.saveSetting(INDICATORS, text(indicators));
        store.saveSetting(PLACEHOLDERS, text(placeholders));
    }

    /** A case from another machine may name what cannot even be a path here: that is left out. */
    private static List<Path> paths(String text) {
        List<Path> paths = new ArrayList<>();
        for (String line : text.lines().filter(one -> !one.isBlank()).toList()) {
            try {
                paths.add(Path.of(line));
            } catch (InvalidPathException foreign) {
                continue;
            }
        }
        return paths;
    }

    private static String text(List<Path> paths) {
        return paths.stream()
                .map(path -> path.toAbsolutePath().normalize().toString())
                .collect(Collectors.joining("\n"));
    }

    /** For the action log. */
    String words() {
        return "Nightjar's own rules " + (own ? "on" : "off") + (sigma.isEmpty() ? "" : ", rules in " + sigma)
                + (indicators.isEmpty() ? "" : ", lists " + indicators)
                + (placeholders.isEmpty() ? "" : ", placeholders of " + placeholders) + ".";
    }
}
