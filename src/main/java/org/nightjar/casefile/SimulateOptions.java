package org.nightjar.casefile;

import java.nio.file.Path;

/**
 * What to simulate.
 *
 * @param out folder to write to; made if absent
 * @param story name of the story, such as {@code snapshot-exfiltration}
 * @param events how many events are aimed at; 0 for the story's own size
 * @param seed from which everything is drawn: equal options give equal bytes
 * @param zip whether the evidence becomes one archive instead of a folder tree
 */
public record SimulateOptions(Path out, String story, long events, long seed, boolean zip) {}
