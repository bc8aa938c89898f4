package org.nightjar.casefile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nightjar.model.DetectionScope;

/**
 * How to detect.
 *
 * @param scope what is judged, and by what
 * @param rules rules and lists to use, which the case then keeps; empty to use those that the case keeps
 */
public record DetectionOptions(DetectionScope scope, Optional<RuleChoice> rules) {

    public static final DetectionOptions DEFAULT = new DetectionOptions(DetectionScope.ALL);

    /** With the rules that the case keeps. */
    public DetectionOptions(DetectionScope scope) {
        this(scope, Optional.empty());
    }

    /** With these rules and lists alone. */
    public DetectionOptions(DetectionScope scope, List<Path> sigma, List<Path> indicators) {
        this(scope, Optional.of(new RuleChoice(false, sigma, indicators)));
    }
}
