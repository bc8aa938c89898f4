package org.nightjar.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How to measure detection.
 *
 * @param events the size that goals are about; a quarter, half and twice of it are measured too
 * @param rounds in each process, the first of them cold
 * @param folder where evidence goes and is found again; empty: a temporary folder that is removed at the end
 */
public record DetectOptions(long events, int rounds, Optional<Path> folder) {

    private static final List<Double> SIZES = List.of(0.25, 0.5, 1.0, 2.0);

    List<Long> sizes() {
        return SIZES.stream()
                .map(share -> Math.max(1_000, Math.round(events * share)))
                .toList();
    }
}
