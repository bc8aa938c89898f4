package org.nightjar.casefile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nightjar.model.TimeRange;

/**
 * How to detect.
 *
 * @param baseline what counts as normal; empty to let what came before be the baseline for what came after
 * @param rules rules and lists to use, which the case then keeps; empty to use those that the case keeps
 */
public record DetectionOptions(Optional<TimeRange> baseline, Optional<RuleChoice> rules) {

    public static final DetectionOptions DEFAULT = new DetectionOptions(Optional.empty());

    /** With the rules that the case keeps. */
    public DetectionOptions(Optional<TimeRange> baseline) {
        this(baseline, Optional.empty());
    }

    /** With these rules and lists alone. */
    public DetectionOptions(Optional<TimeRange> baseline, List<Path> sigma, List<Path> indicators) {
        this(baseline, Optional.of(new RuleChoice(false, sigma, indicators)));
    }
}
