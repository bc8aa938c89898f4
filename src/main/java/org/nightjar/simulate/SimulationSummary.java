package org.nightjar.simulate;

import java.nio.file.Path;

/**
 * What a simulation wrote.
 *
 * @param events events in the evidence, every one with an id of its own
 * @param files log files, counted before they were put into an archive
 * @param attackEvents events labelled as part of an attack
 * @param decoyEvents events labelled as a benign look-alike
 * @param attacks how many attacks
 * @param decoys how many decoys
 * @param evidence the folder {@code AWSLogs} or the archive
 * @param truth the labels
 */
public record SimulationSummary(
        long events,
        long files,
        long attackEvents,
        long decoyEvents,
        int attacks,
        int decoys,
        Path evidence,
        Path truth) {}
