package org.nightjar.detect.detectors;

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

class NewCredentialDetectorTest {

    private static AuditEvent makes(String user, String forWhom, int day) {
        return anEvent()
                .by(user)
                .from(OrdinaryLife.OFFICE)
                .writes("iam.amazonaws.com", "CreateAccessKey")
                .on(forWhom)
                .at(at(day, 15, 0))
                .build();
    }

    @Test
    void firesOnAKeyForAColleague() {
        Signal signal = DetectorRun.inOrdinaryLife(
                        new NewCredentialDetector(), List.of(makes(person(9), person(10), 22)))
                .only(person(9));
        assertTrue(signal.evidence() > 4, () -> "evidence " + signal.evidence());
        assertTrue(signal.title().contains(person(10)));
    }

    @Test
    void staysSilentOnAKeyOfOnesOwn() {
        DetectorRun.inOrdinaryLife(new NewCredentialDetector(), List.of(makes(person(9), person(9), 22)))
                .assertSilent();
    }

    @Test
    void staysSilentForWhoeverAdministersIdentities() {
        List<AuditEvent> daily = new ArrayList<>();
        for (int day = 0; day < 26; day++) {
            daily.add(makes("helpdesk", "joiner-" + day, day));
        }
        DetectorRun.inOrdinaryLife(new NewCredentialDetector(), daily).assertSilent();
    }

    @Test
    void isNotApplicableWhenNoCredentialIsMade() {
        DetectorRun.inOrdinaryLife(new NewCredentialDetector(), List.of()).assertNotApplicable();
    }
}
