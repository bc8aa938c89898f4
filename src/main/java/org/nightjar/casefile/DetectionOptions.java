package org.nightjar.casefile;

import java.util.Optional;
import org.nightjar.model.TimeRange;

/**
 * How to detect.
 *
 * @param baseline what counts as normal; empty to let what came before be the baseline for what came after
 */
public record DetectionOptions(Optional<TimeRange> baseline) {

    public static final DetectionOptions DEFAULT = new DetectionOptions(Optional.empty());
}
