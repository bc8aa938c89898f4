package org.nightjar.casefile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How well a detection did against labels.
 *
 * @param figures for machines, in order: texts, numbers, booleans, null, and lists and maps of these
 * @param lines the same for people
 */
public record EvaluationReport(Map<String, Object> figures, List<String> lines) {

    public EvaluationReport {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        lines = List.copyOf(lines);
    }
}
