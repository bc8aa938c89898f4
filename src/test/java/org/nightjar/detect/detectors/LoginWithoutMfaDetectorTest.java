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
import org.nightjar.model.Explanation;
import org.nightjar.support.OrdinaryLife;

class LoginWithoutMfaDetectorTest {

    private static AuditEvent login(String user, int day, String mfa) {
        return anEvent()
                .by(user)
                .from(OrdinaryLife.OFFICE)
                .writes("signin.amazonaws.com", "ConsoleLogin")
                .detail("MFAUsed=" + mfa)
                .at(at(day, 8, 1))
                .build();
    }

    private static List<AuditEvent> logins(String last) {
        List<AuditEvent> events = new ArrayList<>();
        for (int day = 0; day < 20; day++) {
            for (int person = 0; person < 5; person++) {
                events.add(login(person(person), day, "Yes"));
            }
        }
        events.add(login(person(2), 22, last));
        return events;
    }

    @Test
    void firesWhereEverybodyElseShowsASecondFactor() {
        Signal signal = DetectorRun.inOrdinaryLife(new LoginWithoutMfaDetector(), logins("No"))
                .only(person(2));
        assertTrue(signal.surprise() > 1.5, () -> "surprise " + signal.surprise());
        Explanation words = signal.story().get().explain("");
        assertEquals("0 of 20 earlier logins had no second factor.", words.typical());
        assertEquals("0 of 80 logins of others had no second factor.", words.peers());
    }

    @Test
    void saysThatThereIsNothingToCompareWith() {
        Signal signal = DetectorRun.inOrdinaryLife(new LoginWithoutMfaDetector(), List.of(login(person(2), 22, "No")))
                .only(person(2));
        Explanation words = signal.story().get().explain("");
        assertEquals("No login of anybody else is in the evidence.", words.peers());
        assertEquals("No earlier login of this user is in the evidence.", words.typical());
    }

    @Test
    void staysSilentWithASecondFactorAndWhereNobodyHasOne() {
        DetectorRun.inOrdinaryLife(new LoginWithoutMfaDetector(), logins("Yes")).assertSilent();
        List<AuditEvent> bare = new ArrayList<>();
        for (int day = 0; day < 20; day++) {
            bare.add(login(person(day % 5), day, "No"));
        }
        DetectorRun.inOrdinaryLife(new LoginWithoutMfaDetector(), bare).assertSilent();
    }

    @Test
    void isNotApplicableWithoutLogins() {
        DetectorRun.inOrdinaryLife(
                        new LoginWithoutMfaDetector(),
                        anEvent().by(person(1)).at(at(3, 9, 0)).times(1, Duration.ofHours(1)))
                .assertNotApplicable();
        assertEquals("MFAUsed=No", login("x", 0, "No").detail());
    }
}
