package org.nightjar.detect.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.OrdinaryLife.at;
import static org.nightjar.support.OrdinaryLife.person;
import static org.nightjar.support.TestEvents.anEvent;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightjar.detect.Signal;
import org.nightjar.model.AuditEvent;
import org.nightjar.support.OrdinaryLife;

class RareActionsDetectorTest {

    private static List<AuditEvent> lookingAround(String user, int day) {
        List<AuditEvent> events = new ArrayList<>();
        for (String action : List.of("ListUsers", "ListRoles", "GetAccountSummary", "ListAccessKeys", "ListPolicies")) {
            events.add(anEvent()
                    .by(user)
                    .from(OrdinaryLife.OFFICE)
                    .reads("iam.amazonaws.com", action)
                    .at(at(day, 11, events.size()))
                    .build());
        }
        return events;
    }

    @Test
    void firesOnADayOfActionsThatNobodyTakes() {
        Signal signal = DetectorRun.inOrdinaryLife(new RareActionsDetector(), lookingAround(person(2), 23))
                .only(person(2));
        assertEquals(5, signal.rows().length);
        assertTrue(signal.surprise() > 2, () -> "surprise " + signal.surprise());
    }

    @Test
    void staysSilentForAUserWhoDoesSoEveryWeek() {
        List<AuditEvent> weekly = new ArrayList<>();
        for (int day = 1; day < 26; day += 2) {
            weekly.addAll(lookingAround("auditor", day));
        }
        DetectorRun run = DetectorRun.inOrdinaryLife(new RareActionsDetector(), weekly);
        assertEquals(List.of(), run.of("auditor"));
    }

    @Test
    void staysSilentInOrdinaryLife() {
        DetectorRun.inOrdinaryLife(new RareActionsDetector(), List.of()).assertSilent();
    }

    @Test
    void isNotApplicableToTwoDays() {
        new DetectorRun(new RareActionsDetector(), OrdinaryLife.days(2), OrdinaryLife.enrichment())
                .assertNotApplicable();
    }
}
