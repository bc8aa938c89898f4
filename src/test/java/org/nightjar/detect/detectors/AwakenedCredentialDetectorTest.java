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

class AwakenedCredentialDetectorTest {

    private static TestEvents old(int day) {
        return anEvent()
                .by(person(6))
                .key("AKIAFORGOTTEN")
                .from(OrdinaryLife.OFFICE)
                .at(at(day, 11, 3));
    }

    @Test
    void firesOnAKeyThatSleptForWeeks() {
        Signal signal = DetectorRun.inOrdinaryLife(
                        new AwakenedCredentialDetector(), List.of(old(0).build(), old(25).build()))
                .only(person(6));
        assertEquals("AKIAFORGOTTEN", signal.key());
        assertEquals(1, signal.rows().length);
    }

    @Test
    void staysSilentOnAWeekAndOnAKeyThatAlwaysRests() {
        DetectorRun.inOrdinaryLife(
                        new AwakenedCredentialDetector(), List.of(old(0).build(), old(7).build(), old(14).build()))
                .assertSilent();
        List<AuditEvent> monthly = new ArrayList<>();
        for (int day = 0; day <= 75; day += 25) {
            monthly.add(old(day).build());
        }
        DetectorRun run = DetectorRun.inOrdinaryLife(new AwakenedCredentialDetector(), monthly);
        assertTrue(run.all().isEmpty(), () -> run.all().toString());
    }

    @Test
    void isNotApplicableToAWeek() {
        new DetectorRun(
                        new AwakenedCredentialDetector(),
                        anEvent().at(at(0, 9, 0)).times(7, Duration.ofDays(1)),
                        OrdinaryLife.enrichment())
                .assertNotApplicable();
    }
}
