package org.nightjar.model;

import java.time.Instant;

/**
 * The finding or incident that a disposition is about, with what makes it the same in a later run of detection.
 *
 * @param id of the finding; {@code incident} and its user for an incident
 * @param detector the finding's detector; "" for an incident
 * @param title the finding's title; "" for an incident
 * @param user id of the {@link User}
 * @param windowStart time of the first event
 * @param windowEnd time of the last
 */
public record TriageSubject(
        String id, String detector, String title, String user, Instant windowStart, Instant windowEnd) {

    public static TriageSubject of(Finding finding) {
        return new TriageSubject(
                finding.id(),
                finding.detector(),
                finding.title(),
                finding.user(),
                finding.windowStart(),
                finding.windowEnd());
    }

    public static TriageSubject of(PastFinding finding) {
        return new TriageSubject(
                finding.id(),
                finding.detector(),
                finding.title(),
                finding.user(),
                finding.windowStart(),
                finding.windowEnd());
    }

    public static TriageSubject of(Incident incident) {
        return new TriageSubject(
                "incident " + incident.user() + " " + incident.windowStart(),
                "",
                "",
                incident.user(),
                incident.windowStart(),
                incident.windowEnd());
    }

    public boolean isIncident() {
        return detector.isEmpty();
    }
}
