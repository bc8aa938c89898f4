package org.nightjar.detect;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nightjar.model.TimeRange;

/**
 * How to detect.
 *
 * @param baseline what counts as normal: only events outside it are judged, against those inside; empty to let what
 *     came before be the baseline for what came after
 * @param parameters values other than the defaults, by {@code detector.parameter}
 * @param leftOut ids of detectors that do not run
 */
public record DetectionSettings(Optional<TimeRange> baseline, Map<String, Double> parameters, Set<String> leftOut) {

    public static final DetectionSettings DEFAULT = new DetectionSettings(Optional.empty(), Map.of(), Set.of());

    public DetectionSettings {
        parameters = Map.copyOf(parameters);
        leftOut = Set.copyOf(leftOut);
    }

    /** Defaults but for the baseline. */
    public static DetectionSettings withBaseline(Optional<TimeRange> baseline) {
        return new DetectionSettings(baseline, Map.of(), Set.of());
    }

    /** Defaults without one detector. */
    public static DetectionSettings without(String detector) {
        return new DetectionSettings(Optional.empty(), Map.of(), Set.of(detector));
    }

    double value(DetectorInfo info, Parameter parameter) {
        return parameters.getOrDefault(info.id() + "." + parameter.name(), parameter.value());
    }
}
