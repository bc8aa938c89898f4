package org.nightjar.detect.evaluation.baseline;

import java.util.List;
import org.nightjar.detect.Applicability;
import org.nightjar.detect.DetectionContext;
import org.nightjar.detect.Detector;
import org.nightjar.detect.DetectorInfo;
import org.nightjar.detect.Family;

/** A detector of others: it has no parameters, names no techniques and applies to any evidence. */
abstract class BaselineDetector implements Detector {

    private final DetectorInfo info;

    /** @param ceiling decades, as in {@link DetectorInfo} */
    BaselineDetector(String id, String title, Family family, String question, double ceiling) {
        info = new DetectorInfo(id, title, family, question, List.of(), ceiling, List.of());
    }

    @Override
    public final DetectorInfo info() {
        return info;
    }

    @Override
    public final Applicability applicability(DetectionContext context) {
        return Applicability.YES;
    }
}
