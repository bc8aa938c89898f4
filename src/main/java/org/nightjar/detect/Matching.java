package org.nightjar.detect;

import java.util.List;
import org.nightjar.model.DetectorReport;
import org.nightjar.model.Finding;
import org.nightjar.model.RuleReport;

/** Rules or lists that the analyst gave, matched against the events of a case. Immutable. */
public interface Matching {

    /** One detector for each rule or list that matches something. */
    List<Detector> detectors();

    /** Rule health: what became of each rule or list, those that cannot be used among them. */
    List<RuleReport> reports(List<Finding> findings);

    /** All of them in one line among the detectors, with what is needed to do the same again. */
    DetectorReport summary(List<RuleReport> reports);
}
