package org.nightjar.model;

import java.time.Instant;

/**
 * One detection run with what made its findings.
 *
 * @param number from 1, in the order of running
 * @param time when it was done, UTC
 * @param events how many events the case had
 * @param scope what was judged, and by what
 * @param inputs rules and lists that were read, with their SHA-256; "" if none were
 * @param findings how many findings
 * @param incidents how many incidents
 */
public record RunRecord(
        int number, Instant time, long events, DetectionScope scope, String inputs, int findings, int incidents) {

    /** The same under a number. */
    public RunRecord numbered(int given) {
        return new RunRecord(given, time, events, scope, inputs, findings, incidents);
    }
}
