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
import org.nightjar.detect.profile.CountModel;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.Outcome;
import org.nightjar.support.OrdinaryLife;

class ErrorBurstDetectorTest {

    private static List<AuditEvent> failures(String user, int day, int count) {
        return anEvent()
                .by(user)
                .from(OrdinaryLife.OFFICE)
                .reads("iam.amazonaws.com", "ListUsers")
                .denied()
                .at(at(day, 11, 1))
                .times(count, Duration.ofSeconds(20));
    }

    @Test
    void firesOnThirtyDenialsOfAUserWhoHasNone() {
        Signal signal = DetectorRun.inOrdinaryLife(new ErrorBurstDetector(), failures(person(1), 20, 30))
                .only(person(1));
        assertEquals(30, signal.rows().length);
        assertTrue(signal.surprise() > 1.5, () -> "surprise " + signal.surprise());
    }

    @Test
    void isWeakForAUserWhoFailsLikeThisEveryDay() {
        List<AuditEvent> daily = new ArrayList<>();
        for (int day = 0; day < 26; day++) {
            daily.addAll(failures("scanner", day, 30));
        }
        DetectorRun run = DetectorRun.inOrdinaryLife(new ErrorBurstDetector(), daily);
        long late = run.of("scanner").stream()
                .filter(signal -> run.index().time(signal.rows()[0]).isAfter(at(10, 0, 0)))
                .count();
        assertEquals(0, late);
    }

    @Test
    void staysSilentOnAHandfulOfSlips() {
        DetectorRun.inOrdinaryLife(new ErrorBurstDetector(), failures(person(1), 20, 4))
                .assertSilent();
    }

    @Test
    void isNotApplicableWhenNothingFails() {
        DetectorRun.inOrdinaryLife(new ErrorBurstDetector(), List.of()).assertNotApplicable();
    }

    @Test
    void aBurstyHistoryMakesABurstLessSurprising() {
        CountModel steady = new CountModel();
        CountModel bursty = new CountModel();
        for (int hour = 0; hour < 100; hour++) {
            steady.add(1);
            bursty.add(hour % 20 == 0 ? 20 : 0);
        }
        assertTrue(steady.tail(15) < bursty.tail(15) / 10);
        assertEquals(1, steady.tail(0), 1e-9);
        assertEquals(Outcome.DENIED, failures("x", 0, 1).get(0).outcome());
    }
}
