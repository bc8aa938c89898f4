package org.nightjar.detect.evaluation.baseline;

import org.nightjar.detect.Applicability;
import org.nightjar.detect.DetectionContext;
import org.nightjar.detect.Detector;
import org.nightjar.detect.DetectorInfo;
import org.nightjar.detect.SignalSink;

/** A rule that is ranked as any detector is, so that what it matches makes incidents of its own. */
record PlainRule(Detector rule) implements Detector {

    @Override
    public DetectorInfo info() {
        DetectorInfo info = rule.info();
        return new DetectorInfo(
                info.id(),
                info.title(),
                info.family(),
                info.question(),
                info.techniques(),
                info.ceiling(),
                info.parameters());
    }

    @Override
    public Applicability applicability(DetectionContext context) {
        return rule.applicability(context);
    }

    @Override
    public void detect(DetectionContext context, SignalSink sink) {
        rule.detect(context, sink);
    }
}
