package org.nightjar.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Detection over one size of evidence. Lists have one value a round, the first of them cold.
 *
 * @param events in the index
 * @param heapLimitMiB what the process was given
 * @param indexBytes heap in use before detection, after a collection: the events themselves
 * @param seconds from the index to ranked users
 * @param cpuSeconds of all threads meanwhile
 * @param peakBytes most heap in use meanwhile, garbage that was not yet collected included
 * @param secondsByDetector of the last round, on its own thread
 */
record DetectMeasured(
        long events,
        long heapLimitMiB,
        long indexBytes,
        List<Double> seconds,
        List<Double> cpuSeconds,
        List<Double> peakBytes,
        Map<String, Double> secondsByDetector) {

    /** Reads what {@link DetectPeer} prints: {@code name value …}, a line each. */
    static DetectMeasured read(List<String> lines, long heapLimitMiB) {
        Map<String, List<Double>> figures = new LinkedHashMap<>();
        Map<String, Double> detectors = new LinkedHashMap<>();
        for (String line : lines) {
            String[] parts = line.split(" ", -1);
            if (parts[0].equals("detector")) {
                detectors.put(parts[1], Double.parseDouble(parts[2]));
            } else if (parts.length > 1) {
                figures.put(
                        parts[0],
                        Arrays.stream(parts).skip(1).map(Double::parseDouble).toList());
            }
        }
        return new DetectMeasured(
                first(figures, "events").longValue(),
                heapLimitMiB,
                first(figures, "index").longValue(),
                figures.getOrDefault("seconds", List.of()),
                figures.getOrDefault("cpu", List.of()),
                figures.getOrDefault("peak", List.of()),
                detectors);
    }

    private static Double first(Map<String, List<Double>> figures, String name) {
        return figures.getOrDefault(name, List.of(0.0)).get(0);
    }

    static double median(List<Double> values) {
        return values.stream()
                .sorted()
                .skip((values.size() - 1) / 2)
                .findFirst()
                .orElse(Double.NaN);
    }
}
