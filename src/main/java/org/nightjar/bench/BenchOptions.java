package org.nightjar.bench;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How to measure.
 *
 * @param events in the evidence that is made, about
 * @param rounds of all contestants, one after the other; medians are taken over them
 * @param folder where evidence and results go; evidence that lies there from before is used again. Empty: a temporary
 *     folder that is removed at the end
 */
public record BenchOptions(long events, int rounds, Optional<Path> folder) {

    public static final long DEFAULT_EVENTS = 2_000_000;
    public static final int DEFAULT_ROUNDS = 3;
}
