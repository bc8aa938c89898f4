package org.nightjar.casefile;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nightjar.detect.evaluation.Contender;
import org.nightjar.detect.evaluation.Suite;

/** Results over many seeds as figures for machines and lines for people. */
final class SeedText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SeedText() {}

    /** The command that measures the same again. */
    static String command(SeedOptions options) {
        return "nightjar evaluate --seeds " + ranges(options.seeds())
                + (options.tuning().isEmpty() ? "" : " --tuning " + ranges(options.tuning()))
                + " --events " + options.events()
                + options.sigma().stream().map(path -> " --sigma " + path).collect(Collectors.joining())
                + options.report().map(path -> " --report " + path).orElse("");
    }

    /** {@code 1-20,101}. */
    private static String ranges(List<Long> seeds) {
        List<String> parts = new ArrayList<>();
        for (int from = 0; from < seeds.size(); ) {
            int to = from;
            while (to + 1 < seeds.size() && seeds.get(to + 1) == seeds.get(to) + 1) {
                to++;
            }
            parts.add(from == to ? seeds.get(from).toString() : seeds.get(from) + "-" + seeds.get(to));
            from = to + 1;
        }
        return String.join(",", parts);
    }

    /**
     * Figures: by suite ({@code tuning}, {@code unseen}), by kind ({@code whole}, {@code alone}, {@code without},
     * {@code baseline}) and name, the members of {@link Suite.Figures}.
     */
    static EvaluationReport report(List<Suite> suites, List<String> page) {
        Map<String, Object> figures = new LinkedHashMap<>();
        for (Suite suite : suites) {
            Map<String, Map<String, Object>> byKind = new LinkedHashMap<>();
            for (Contender one : suite.contenders()) {
                byKind.computeIfAbsent(
                                one.kind().name().toLowerCase(java.util.Locale.ROOT), key -> new LinkedHashMap<>())
                        .put(
                                one.name().isEmpty() ? "nightjar" : one.name(),
                                JSON.convertValue(suite.figures(one), new TypeReference<Map<String, Object>>() {}));
            }
            figures.put(suite.name(), byKind);
        }
        return new EvaluationReport(figures, page);
    }
}
