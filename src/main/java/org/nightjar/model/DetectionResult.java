package org.nightjar.model;

import java.util.List;

/**
 * Everything one detection run found.
 *
 * @param findings best first
 * @param incidents best first
 * @param users every user of the case, ranked by risk
 * @param detectors one report a detector, in the engine's order
 */
public record DetectionResult(
        List<Finding> findings, List<Incident> incidents, List<UserRisk> users, List<DetectorReport> detectors) {

    public static final DetectionResult EMPTY = new DetectionResult(List.of(), List.of(), List.of(), List.of());

    public DetectionResult {
        findings = List.copyOf(findings);
        incidents = List.copyOf(incidents);
        users = List.copyOf(users);
        detectors = List.copyOf(detectors);
    }
}
