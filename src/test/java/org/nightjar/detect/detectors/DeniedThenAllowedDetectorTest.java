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
import org.nightjar.support.OrdinaryLife;
import org.nightjar.support.TestEvents;

class DeniedThenAllowedDetectorTest {

    private static TestEvents create(String user, int day, int minute) {
        return anEvent()
                .by(user)
                .from(OrdinaryLife.OFFICE)
                .writes("iam.amazonaws.com", "CreateAccessKey")
                .at(at(day, 11, minute));
    }

    @Test
    void firesWhenADeniedChangeWorksForTheFirstTime() {
        Signal signal = DetectorRun.inOrdinaryLife(
                        new DeniedThenAllowedDetector(),
                        List.of(
                                create(person(3), 22, 1).denied().build(),
                                create(person(3), 22, 9).build()))
                .only(person(3));
        assertEquals(2, signal.rows().length);
        assertTrue(signal.surprise() > 1.3, () -> "surprise " + signal.surprise());
    }

    @Test
    void staysSilentIfItWorkedBeforeOrOnlyDaysLater() {
        DetectorRun.inOrdinaryLife(
                        new DeniedThenAllowedDetector(),
                        List.of(
                                create(person(3), 20, 1).build(),
                                create(person(3), 22, 1).denied().build(),
                                create(person(3), 22, 9).build(),
                                create(person(4), 22, 1).denied().build(),
                                create(person(4), 24, 9).build()))
                .assertSilent();
    }

    @Test
    void isNotApplicableWhenNoChangeIsDenied() {
        List<AuditEvent> reads = new ArrayList<>(anEvent()
                .by(person(3))
                .from(OrdinaryLife.OFFICE)
                .denied()
                .at(at(22, 11, 1))
                .times(2, Duration.ofMinutes(1)));
        DetectorRun.inOrdinaryLife(new DeniedThenAllowedDetector(), reads).assertNotApplicable();
    }
}
