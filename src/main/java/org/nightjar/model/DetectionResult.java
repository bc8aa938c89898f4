package org.nightjar.model;

import java.util.List;

/**
 * Everything one detection run found.
 *
 * @param findings best first
 * @param incidents best first
 * @param users every user of the case, ranked by risk
 * @param detectors one report a detector, in the engine's order
 * @param rules one report a rule or list that the analyst gave, in the order of reading
 */
public record DetectionResult(
        List<Finding> findings,
        List<Incident> incidents,
        List<UserRisk> users,
        List<DetectorReport> detectors,
        List<RuleReport> rules) {

    public static final DetectionResult EMPTY = new DetectionResult(List.of(), List.of(), List.of(), List.of());

    public DetectionResult {
        findings = List.copyOf(findings);
        incidents = List.copyOf(incidents);
        users = List.copyOf(users);
        detectors = List.copyOf(detectors);
        rules = List.copyOf(rules);
    }

    /** A run without rules. */
    public DetectionResult(
            List<Finding> findings, List<Incident> incidents, List<UserRisk> users, List<DetectorReport> detectors) {
        this(findings, incidents, users, detectors, List.of());
    }

    /** The same with reports of rules. */
    public DetectionResult withRules(List<RuleReport> reports) {
        return new DetectionResult(findings, incidents, users, detectors, reports);
    }
}
