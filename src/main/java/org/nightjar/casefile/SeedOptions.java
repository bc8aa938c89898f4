package org.nightjar.casefile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which simulated cases to evaluate detection on.
 *
 * @param seeds seeds whose results count, at least one
 * @param tuning seeds that detectors were tuned on, shown beside them; may be empty
 * @param events how many events are aimed at in each case
 * @param parallel how many cases are worked on at once
 * @param sigma files and folders of rules for the baseline that goes by rules only
 * @param report where the page of results is written, if anywhere
 */
public record SeedOptions(
        List<Long> seeds, List<Long> tuning, long events, int parallel, List<Path> sigma, Optional<Path> report) {

    public SeedOptions {
        seeds = List.copyOf(seeds);
        tuning = List.copyOf(tuning);
        sigma = List.copyOf(sigma);
    }
}
