package org.nightjar.casefile;

import java.nio.file.Path;
import java.util.List;
import org.nightjar.model.DetectionScope;

/**
 * How to detect.
 *
 * @param scope what is judged, and by what
 * @param sigma files and folders of Sigma rules
 * @param indicators lists of indicators
 */
public record DetectionOptions(DetectionScope scope, List<Path> sigma, List<Path> indicators) {

    public static final DetectionOptions DEFAULT = new DetectionOptions(DetectionScope.ALL);

    public DetectionOptions {
        sigma = List.copyOf(sigma);
        indicators = List.copyOf(indicators);
    }

    /** Without rules and lists. */
    public DetectionOptions(DetectionScope scope) {
        this(scope, List.of(), List.of());
    }
}
