package org.nightjar.detect.score;

import org.nightjar.detect.DetectorInfo;
import org.nightjar.detect.Signal;

/**
 * A signal with the detector that reported it.
 *
 * @param decades what it counts for: its evidence, no more than the detector's ceiling
 */
public record Reported(DetectorInfo detector, Signal signal, double decades) {

    public static Reported of(DetectorInfo detector, Signal signal) {
        return new Reported(detector, signal, Math.min(detector.ceiling(), signal.evidence()));
    }

    /** Whether it comes from a rule or list of the analyst's and not from a detector of Nightjar's. */
    boolean isGiven() {
        return detector.stated().isPresent();
    }

    int firstRow() {
        return signal.rows()[0];
    }

    int lastRow() {
        return signal.rows()[signal.rows().length - 1];
    }
}
