package org.nightjar.analysis.triage;

import java.time.Instant;
import java.util.List;
import org.nightjar.model.Explanation;
import org.nightjar.model.Finding;
import org.nightjar.model.Severity;

/** Findings of one user and detector, which differ by id, title and time only. */
final class AliceFindings {

    static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");

    private AliceFindings() {}

    /** Minutes are those after noon. */
    static Finding finding(String id, String title, int fromMinute, int toMinute) {
        return new Finding(
                id,
                "new-value",
                title,
                Severity.HIGH,
                70,
                "alice",
                NOON.plusSeconds(60L * fromMinute),
                NOON.plusSeconds(60L * toMinute),
                List.of("e"),
                List.of(),
                new Explanation("", "", "", "", "", List.of(), List.of(), "", List.of()));
    }
}
