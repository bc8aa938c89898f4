package org.nightjar.detect.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.OrdinaryLife.at;
import static org.nightjar.support.TestEvents.anEvent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightjar.detect.Signal;
import org.nightjar.model.AuditEvent;
import org.nightjar.support.OrdinaryLife;

class TellingActDetectorTest {

    private static List<AuditEvent> newUser(String by, int day) {
        return anEvent()
                .by(by)
                .from(OrdinaryLife.OFFICE)
                .writes("iam.amazonaws.com", "CreateUser")
                .at(at(day, 11, 1))
                .times(2, Duration.ofMinutes(2));
    }

    @Test
    void firesInASingleDayOfEvidence() {
        DetectorRun run = new DetectorRun(new TellingActDetector(), newUser("mallory", 0), OrdinaryLife.enrichment());
        Signal signal = run.only("mallory");
        assertEquals(2, signal.rows().length);
        assertTrue(signal.evidence() >= 2.5, () -> "evidence " + signal.evidence());
    }

    @Test
    void aRefusedCallWeighsLess() {
        List<AuditEvent> refused = anEvent()
                .by("mallory")
                .writes("iam.amazonaws.com", "CreateUser")
                .denied()
                .at(at(0, 11, 1))
                .times(1, Duration.ofMinutes(2));
        double tried = new DetectorRun(new TellingActDetector(), refused, OrdinaryLife.enrichment())
                .only("mallory")
                .evidence();
        double done = new DetectorRun(new TellingActDetector(), newUser("mallory", 0), OrdinaryLife.enrichment())
                .only("mallory")
                .evidence();
        assertTrue(tried < done);
    }

    @Test
    void staysSilentForWhomItIsAJobAndOnOrdinaryCalls() {
        List<AuditEvent> daily = new ArrayList<>();
        for (int day = 0; day < 26; day++) {
            daily.addAll(newUser("administrator", day));
        }
        DetectorRun run = DetectorRun.inOrdinaryLife(new TellingActDetector(), daily);
        assertEquals(List.of(), run.all());
    }

    @Test
    void leavesThoseWhoAreKnownToTheOthers() {
        assertEquals(
                List.of(),
                DetectorRun.inOrdinaryLife(new TellingActDetector(), newUser("person-3", 22))
                        .all());
        assertEquals(
                1,
                DetectorRun.inOrdinaryLife(new TellingActDetector(), newUser("newcomer", 22))
                        .all()
                        .size());
    }

    @Test
    void isNotApplicableWithoutSuchCalls() {
        DetectorRun.inOrdinaryLife(new TellingActDetector(), List.of()).assertNotApplicable();
    }
}
