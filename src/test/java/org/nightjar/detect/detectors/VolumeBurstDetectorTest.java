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

class VolumeBurstDetectorTest {

    private static List<AuditEvent> busy(String user, int day, int events, int buckets) {
        List<AuditEvent> all = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            all.add(anEvent()
                    .by(user)
                    .from(OrdinaryLife.OFFICE)
                    .on("arn:aws:s3:::bucket-" + i % buckets)
                    .at(at(day, 11, 0).plusSeconds(7L * i))
                    .build());
        }
        return all;
    }

    @Test
    void anHourOfThreeHundredEventsIsABurstForSomebodyWhoHasAHandful() {
        DetectorRun run = DetectorRun.inOrdinaryLife(new VolumeBurstDetector(), busy(person(1), 20, 300, 60));
        List<String> keys = run.of(person(1)).stream().map(Signal::key).toList();
        assertEquals(List.of("events", "different resources"), keys);
        assertTrue(run.of(person(1)).get(0).surprise() > 2.5);
        assertEquals(run.of(person(1)).size(), run.all().size(), "nobody else");
    }

    @Test
    void theHoursThatItTellsOfAreThoseBeforeTheBurst() {
        Signal signal = DetectorRun.inOrdinaryLife(new VolumeBurstDetector(), busy(person(1), 20, 300, 60))
                .of(person(1))
                .get(0);
        String baseline = signal.story().get().explain("").baseline();
        assertTrue(baseline.startsWith("135 active hours of this user,"), baseline);
    }

    @Test
    void bytesAreReadFromTheParameters() {
        List<AuditEvent> events = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            events.add(anEvent()
                    .by(person(1))
                    .from(OrdinaryLife.OFFICE)
                    .detail("bytesTransferredIn=0, bytesTransferredOut=300000000")
                    .at(at(20, 11, i))
                    .build());
        }
        Signal signal =
                DetectorRun.inOrdinaryLife(new VolumeBurstDetector(), events).only(person(1));
        assertEquals("times ten million bytes handed out", signal.key());
        assertEquals("3600 million bytes handed out in an hour", signal.title().replace(",", ""));
    }

    @Test
    void staysSilentForAScriptThatDoesSoEveryDay() {
        List<AuditEvent> daily = new ArrayList<>();
        for (int day = 0; day < 26; day++) {
            daily.addAll(busy("scanner", day, 300, 60));
        }
        DetectorRun run = DetectorRun.inOrdinaryLife(new VolumeBurstDetector(), daily);
        long late = run.of("scanner").stream()
                .filter(signal -> run.index().time(signal.rows()[0]).isAfter(at(12, 0, 0)))
                .count();
        assertEquals(0, late);
    }

    @Test
    void isNotApplicableToASingleDay() {
        new DetectorRun(new VolumeBurstDetector(), busy("alice", 0, 50, 3), OrdinaryLife.enrichment())
                .assertNotApplicable();
    }
}
