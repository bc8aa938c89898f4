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

class ParallelUseDetectorTest {

    private static List<AuditEvent> turns(String user, int day, int minutesApart) {
        List<AuditEvent> events = new ArrayList<>();
        String[] from = {OrdinaryLife.OFFICE, OrdinaryLife.RENTED, OrdinaryLife.OFFICE};
        for (int i = 0; i < from.length; i++) {
            events.add(anEvent()
                    .by(user)
                    .from(from[i])
                    .at(at(day, 18, 0).plusSeconds(60L * minutesApart * i))
                    .build());
        }
        return events;
    }

    @Test
    void firesOnAKeyInTurnsFromTwoNetworks() {
        Signal signal = DetectorRun.inOrdinaryLife(new ParallelUseDetector(), turns(person(5), 22, 5))
                .only(person(5));
        assertEquals(3, signal.rows().length);
        assertTrue(signal.surprise() > 1.3, () -> "surprise " + signal.surprise());
    }

    @Test
    void staysSilentOnAnEveningElsewhere() {
        DetectorRun.inOrdinaryLife(new ParallelUseDetector(), turns(person(5), 22, 120))
                .assertSilent();
    }

    @Test
    void staysSilentForASplitTunnel() {
        List<AuditEvent> daily = new ArrayList<>();
        for (int day = 0; day < 26; day++) {
            daily.addAll(turns("tunnel", day, 5));
        }
        DetectorRun.inOrdinaryLife(new ParallelUseDetector(), daily).assertSilent();
    }

    @Test
    void isNotApplicableWithoutPeople() {
        new DetectorRun(
                        new ParallelUseDetector(),
                        anEvent()
                                .byRole("web", "i-0123456789abcdef0")
                                .at(at(0, 9, 0))
                                .times(3, Duration.ofDays(1)),
                        OrdinaryLife.enrichment())
                .assertNotApplicable();
    }
}
