package org.nightjar.model;

import java.util.List;
import java.util.Map;

/**
 * Everything one detection run found.
 *
 * @param findings best first
 * @param incidents best first
 * @param users every user of the case, ranked by risk
 * @param detectors one report a detector, in the engine's order
 * @param rules one report a rule or list that the analyst gave, in the order of reading
 * @param basis what was known of each user, by id; empty if that was not kept
 */
public record DetectionResult(
        List<Finding> findings,
        List<Incident> incidents,
        List<UserRisk> users,
        List<DetectorReport> detectors,
        List<RuleReport> rules,
        Map<String, UserBasis> basis) {

    public static final DetectionResult EMPTY = new DetectionResult(List.of(), List.of(), List.of(), List.of());

    public DetectionResult {
        findings = List.copyOf(findings);
        incidents = List.copyOf(incidents);
        users = List.copyOf(users);
        detectors = List.copyOf(detectors);
        rules = List.copyOf(rules);
        basis = Map.copyOf(basis);
    }

    /** A run without rules. */
    public DetectionResult(
            List<Finding> findings, List<Incident> incidents, List<UserRisk> users, List<DetectorReport> detectors) {
        this(findings, incidents, users, detectors, List.of(), Map.of());
    }

    /** The same with reports of rules. */
    public DetectionResult withRules(List<RuleReport> reports) {
        return new DetectionResult(findings, incidents, users, detectors, reports, basis);
    }

    /** The same with what was known of each user. */
    public DetectionResult withBasis(Map<String, UserBasis> known) {
        return new DetectionResult(findings, incidents, users, detectors, rules, known);
    }
}
