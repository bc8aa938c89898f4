package org.nightjar.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nightjar.casefile.ImportOptions;

/** Reads {@code --limit NAME=VALUE}, where a value may end with k, M or G (times 1,024). */
final class LimitOptions {

    private LimitOptions() {}

    static ImportOptions apply(ImportOptions options, List<String> limits) throws Usage {
        ImportOptions now = options;
        for (String limit : limits) {
            int equals = limit.indexOf('=');
            Optional<ImportOptions> changed = equals < 0
                    ? Optional.empty()
                    : now.withLimit(limit.substring(0, equals), value(limit.substring(equals + 1)));
            now = changed.orElseThrow(() -> wrong(limit, options));
        }
        return now;
    }

    private static Usage wrong(String limit, ImportOptions options) {
        String known = options.limitsByName().entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining(", "));
        return new Usage("“" + limit + "” is no limit or not a value for it; the limits are " + known + ".");
    }

    /** The number, or -1. */
    private static long value(String text) {
        Map<String, Long> units = Map.of("k", 1L << 10, "m", 1L << 20, "g", 1L << 30);
        String unit = text.isEmpty() ? "" : text.substring(text.length() - 1).toLowerCase(Locale.ROOT);
        long factor = units.getOrDefault(unit, 1L);
        String digits = factor == 1 ? text : text.substring(0, text.length() - 1);
        return digits.matches("\\d{1,12}") ? Long.parseLong(digits) * factor : -1;
    }
}
