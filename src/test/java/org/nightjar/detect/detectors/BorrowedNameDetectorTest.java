package org.nightjar.detect.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.OrdinaryLife.at;
import static org.nightjar.support.OrdinaryLife.person;
import static org.nightjar.support.TestEvents.anEvent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightjar.detect.Signal;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.Principal;
import org.nightjar.support.OrdinaryLife;

class BorrowedNameDetectorTest {

    /** Work in a role session of that name, which the credential that opened it leads back to the user. */
    private static List<AuditEvent> session(String user, int day, String name) {
        Principal behind = new Principal(
                "AssumedRole by a person",
                "arn:aws:sts::111122223333:assumed-role/operations-admin/" + name,
                "AROA:" + name,
                "111122223333",
                user,
                name,
                "arn:aws:iam::111122223333:role/operations-admin",
                "",
                "");
        return anEvent()
                .by(behind)
                .key("ASIABORROWED" + day)
                .from(OrdinaryLife.OFFICE)
                .at(at(day, 11, 5))
                .times(2, Duration.ofMinutes(4));
    }

    @Test
    void firesOnTheNameOfACoworker() {
        Signal signal = DetectorRun.inOrdinaryLife(
                        new BorrowedNameDetector(), session(person(4), 22, person(7) + "@example.com"))
                .only(person(4));
        assertEquals(person(7) + "@example.com", signal.key());
        assertTrue(signal.evidence() > 3, () -> "evidence " + signal.evidence());
    }

    @Test
    void firesOnANameOneLetterAway() {
        List<AuditEvent> events = new ArrayList<>(session(person(4), 22, "wilhelmina.0range"));
        events.add(anEvent()
                .by("wilhelmina.orange")
                .from(OrdinaryLife.OFFICE)
                .at(at(3, 9, 0))
                .build());
        Signal signal =
                DetectorRun.inOrdinaryLife(new BorrowedNameDetector(), events).only(person(4));
        assertTrue(
                signal.story().get().explain("").summary().contains("nearly the name of wilhelmina.orange"),
                signal.title());
    }

    @Test
    void staysSilentOnOnesOwnName() {
        DetectorRun.inOrdinaryLife(new BorrowedNameDetector(), session(person(4), 22, person(4)))
                .assertSilent();
    }

    @Test
    void isNotApplicableWithoutSessions() {
        new DetectorRun(
                        new BorrowedNameDetector(),
                        anEvent().at(at(0, 9, 0)).times(3, Duration.ofDays(1)),
                        OrdinaryLife.enrichment())
                .assertNotApplicable();
    }
}
