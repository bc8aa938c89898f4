package org.nightjar.detect.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.OrdinaryLife.at;
import static org.nightjar.support.TestEvents.anEvent;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightjar.detect.Signal;
import org.nightjar.model.AuditEvent;
import org.nightjar.support.OrdinaryLife;

class FallenSilentDetectorTest {

    /** Jobs that run every night, so many of them until the given day. */
    private static List<AuditEvent> jobs(int many, int stopping, int lastDay) {
        List<AuditEvent> events = new ArrayList<>();
        for (int job = 0; job < many; job++) {
            for (int day = 0; day <= (job < stopping ? lastDay : 25); day++) {
                events.add(anEvent()
                        .byRole("job-" + job, "run-" + day)
                        .from(OrdinaryLife.CLOUD)
                        .at(at(day, 2, job))
                        .build());
            }
        }
        return events;
    }

    @Test
    void firesWhenOneOfManyJobsStops() {
        Signal signal = DetectorRun.inOrdinaryLife(new FallenSilentDetector(), jobs(40, 1, 19))
                .only("job-0");
        assertEquals("Not heard for 5 days", signal.title());
        assertTrue(signal.story().get().explain("").typical().contains("active on 20 of 20 days"));
    }

    @Test
    void staysSilentWhenManyStopTogether() {
        DetectorRun.inOrdinaryLife(new FallenSilentDetector(), jobs(40, 12, 19)).assertSilent();
    }

    @Test
    void aDayOfSilenceIsNone() {
        DetectorRun.inOrdinaryLife(new FallenSilentDetector(), jobs(40, 1, 23)).assertSilent();
    }

    @Test
    void aSilenceThatHappenedBeforeIsAHabit() {
        List<AuditEvent> events = jobs(40, 0, 0);
        events.removeIf(
                event -> event.time().isAfter(at(19, 3, 0)) && event.toString().contains("job-0"));
        events.removeIf(event -> event.time().isAfter(at(8, 3, 0))
                && event.time().isBefore(at(14, 0, 0))
                && event.toString().contains("job-0"));
        DetectorRun.inOrdinaryLife(new FallenSilentDetector(), events).assertSilent();
    }

    /** Workloads with two keys each that run by day and by night; of the first, one key is heard until the given day. */
    private static List<AuditEvent> keyed(int many, int stopping, int lastDay) {
        List<AuditEvent> events = new ArrayList<>();
        for (int job = 0; job < many; job++) {
            for (int day = 0; day < 26; day++) {
                events.add(key(job, "AKIADAY" + job, day, 13));
                if (job >= stopping || day <= lastDay) {
                    events.add(key(job, "AKIANIGHT" + job, day, 2));
                }
            }
        }
        return events;
    }

    private static AuditEvent key(int job, String key, int day, int hour) {
        return anEvent()
                .byRole("loader-" + job, "s")
                .from(OrdinaryLife.CLOUD)
                .key(key)
                .at(at(day, hour, job))
                .build();
    }

    @Test
    void firesForAKeyOfAWorkloadThatIsStillHeardByAnother() {
        List<AuditEvent> events = keyed(30, 1, 19);
        events.add(anEvent()
                .by(OrdinaryLife.person(3))
                .writes("iam.amazonaws.com", "UpdateAccessKey")
                .on("AKIANIGHT0")
                .detail("status=Inactive")
                .at(at(19, 9, 0))
                .build());
        Signal signal =
                DetectorRun.inOrdinaryLife(new FallenSilentDetector(), events).only("loader-0");
        assertEquals("Key AKIANIGHT0 not used for 5 days", signal.title());
        String why = signal.story().get().explain("").evidenceFor().toString();
        assertTrue(why.contains(OrdinaryLife.person(3) + " called UpdateAccessKey on it"), why);
    }

    @Test
    void aKeyThatAnotherTakesOverFromWasRotated() {
        List<AuditEvent> events = keyed(30, 1, 19);
        for (int day = 19; day < 26; day++) {
            events.add(key(0, "AKIANEW", day, 3));
        }
        DetectorRun.inOrdinaryLife(new FallenSilentDetector(), events).assertSilent();
    }

    @Test
    void keysThatStopTogetherAreACampaign() {
        DetectorRun.inOrdinaryLife(new FallenSilentDetector(), keyed(30, 9, 19)).assertSilent();
    }

    @Test
    void isNotApplicableToShortEvidence() {
        new DetectorRun(new FallenSilentDetector(), OrdinaryLife.days(5), OrdinaryLife.enrichment())
                .assertNotApplicable();
    }
}
