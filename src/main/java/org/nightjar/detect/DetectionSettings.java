package org.nightjar.detect;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nightjar.model.DetectionScope;
import org.nightjar.model.TimeRange;

/**
 * How to detect.
 *
 * @param scope what is judged, and by what
 * @param parameters values other than the defaults, by {@code detector.parameter}
 * @param leftOut ids of detectors that do not run
 */
public record DetectionSettings(DetectionScope scope, Map<String, Double> parameters, Set<String> leftOut) {

    public static final DetectionSettings DEFAULT = of(DetectionScope.ALL);

    public DetectionSettings {
        parameters = Map.copyOf(parameters);
        leftOut = Set.copyOf(leftOut);
    }

    /** Defaults but for what is judged. */
    public static DetectionSettings of(DetectionScope scope) {
        return new DetectionSettings(scope, Map.of(), Set.of());
    }

    /** Defaults but for the baseline. */
    public static DetectionSettings withBaseline(Optional<TimeRange> baseline) {
        return of(DetectionScope.withBaseline(baseline));
    }

    /** Defaults without one detector. */
    public static DetectionSettings without(String detector) {
        return new DetectionSettings(DetectionScope.ALL, Map.of(), Set.of(detector));
    }

    /** What counts as normal, if the analyst said so. */
    public Optional<TimeRange> baseline() {
        return scope.baseline();
    }

    double value(DetectorInfo info, Parameter parameter) {
        return parameters.getOrDefault(info.id() + "." + parameter.name(), parameter.value());
    }
}
