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
import org.nightjar.model.NetworkClass;
import org.nightjar.support.OrdinaryLife;
import org.nightjar.support.TestEnrichment;

class ParallelUseDetectorTest {

    private static final String TOR = "192.0.2.99";

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

    /** Half a day apart, which is an evening elsewhere, but nobody spends an evening in Tor. */
    @Test
    void firesOnAKeyThatComesBackFromTorWithinTheDay() {
        List<AuditEvent> events = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            events.add(anEvent()
                    .by(person(5))
                    .from(i == 1 ? TOR : OrdinaryLife.OFFICE)
                    .at(at(22, 9, 0).plusSeconds(4 * 3600L * i))
                    .build());
        }
        List<AuditEvent> all = new ArrayList<>(OrdinaryLife.days(26));
        all.addAll(events);
        TestEnrichment places = OrdinaryLife.enrichment()
                .place(TOR, "DE", "Berlin", 52.5, 13.4, 60729, "Exit Operators", NetworkClass.TOR);
        Signal signal = new DetectorRun(new ParallelUseDetector(), all, places).only(person(5));
        assertTrue(signal.story().get().explain("").evidenceFor().toString().contains("exits of Tor"));
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
