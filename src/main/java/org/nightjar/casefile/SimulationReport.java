package org.nightjar.casefile;

import java.nio.file.Path;

/**
 * What a simulation wrote.
 *
 * @param events events in the evidence
 * @param files log files, counted before they were put into an archive
 * @param attackEvents events labelled as part of an attack
 * @param decoyEvents events labelled as a benign look-alike
 * @param attacks how many attacks
 * @param decoys how many decoys
 * @param evidence the folder or archive to import
 * @param truth the labels
 */
public record SimulationReport(
        long events,
        long files,
        long attackEvents,
        long decoyEvents,
        int attacks,
        int decoys,
        Path evidence,
        Path truth) {}
