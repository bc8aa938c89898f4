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

    @Test
    void isNotApplicableToShortEvidence() {
        new DetectorRun(new FallenSilentDetector(), OrdinaryLife.days(5), OrdinaryLife.enrichment())
                .assertNotApplicable();
    }
}
