package org.nightjar.detect;

import java.util.Optional;
import org.nightjar.store.EventIndex;

/** What detectors reported in a run of the same events with the same settings that did not come to its end. Thread-safe. */
public interface FinishedDetectors {

    /** Nothing is known and nothing is kept. */
    FinishedDetectors NONE = new FinishedDetectors() {
        @Override
        public Optional<DetectedSignals.OfDetector> find(DetectorInfo detector, EventIndex index) {
            return Optional.empty();
        }

        @Override
        public void keep(DetectedSignals.OfDetector done) {}
    };

    /** What that detector reported, if it had finished and that was worth keeping. */
    Optional<DetectedSignals.OfDetector> find(DetectorInfo detector, EventIndex index);

    /** Keeps what a detector reported for a run after this one, should this one not come to its end. */
    void keep(DetectedSignals.OfDetector done);
}
