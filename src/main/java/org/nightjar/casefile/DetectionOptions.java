package org.nightjar.casefile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nightjar.model.TimeRange;

/**
 * How to detect.
 *
 * @param baseline what counts as normal; empty to let what came before be the baseline for what came after
 * @param sigma files and folders of Sigma rules
 * @param indicators lists of indicators
 */
public record DetectionOptions(Optional<TimeRange> baseline, List<Path> sigma, List<Path> indicators) {

    public static final DetectionOptions DEFAULT = new DetectionOptions(Optional.empty());

    public DetectionOptions {
        sigma = List.copyOf(sigma);
        indicators = List.copyOf(indicators);
    }

    /** Without rules and lists. */
    public DetectionOptions(Optional<TimeRange> baseline) {
        this(baseline, List.of(), List.of());
    }
}
