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

class OddHoursDetectorTest {

    private static List<AuditEvent> atNight(String user, int day) {
        return anEvent().by(user).from(OrdinaryLife.OFFICE).at(at(day, 2, 10)).times(4, Duration.ofMinutes(5));
    }

    @Test
    void firesAtTwoInTheMorningAndIsWeak() {
        Signal signal = DetectorRun.inOrdinaryLife(new OddHoursDetector(), atNight(person(5), 22))
                .only(person(5));
        assertEquals(4, signal.rows().length);
        double counted = Math.min(new OddHoursDetector().info().ceiling(), signal.evidence());
        assertTrue(counted <= 1.5, () -> "odd hours alone must stay weak: " + counted);
    }

    @Test
    void staysSilentForSomeoneWhoLivesInAnotherZone() {
        List<AuditEvent> far = new ArrayList<>();
        for (int day = 0; day < 25; day++) {
            for (int hour = 0; hour < 8; hour++) {
                far.add(anEvent()
                        .by("yuki")
                        .from(OrdinaryLife.OFFICE)
                        .at(at(day, hour, 5))
                        .build());
            }
        }
        assertEquals(
                List.of(),
                DetectorRun.inOrdinaryLife(new OddHoursDetector(), far).of("yuki"));
    }

    @Test
    void staysSilentInOrdinaryLife() {
        DetectorRun.inOrdinaryLife(new OddHoursDetector(), List.of()).assertSilent();
    }

    @Test
    void isNotApplicableWhenNobodyIsSeenLongEnough() {
        new DetectorRun(new OddHoursDetector(), OrdinaryLife.days(2), OrdinaryLife.enrichment()).assertNotApplicable();
    }
}
