package org.nightjar.detect.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.OrdinaryLife.at;
import static org.nightjar.support.OrdinaryLife.person;
import static org.nightjar.support.TestEvents.anEvent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightjar.detect.Aspect;
import org.nightjar.detect.Signal;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.TimeRange;
import org.nightjar.support.OrdinaryLife;

class RareOriginDetectorTest {

    private static final String IAM = "iam.amazonaws.com";

    private static AuditEvent event(String user, String from, String service, String action, int day, int hour) {
        return anEvent()
                .by(user)
                .from(from)
                .reads(service, action)
                .at(at(day, hour, 20))
                .build();
    }

    /** Four people who watch machines from Singapore, and the people of the office, who list keys there every day. */
    private static List<AuditEvent> twoPlaces() {
        List<AuditEvent> events = new ArrayList<>();
        for (int day = 0; day < 26; day += day % 7 == 4 ? 3 : 1) {
            for (int watcher = 0; watcher < 4; watcher++) {
                events.add(event(
                        "watcher-" + watcher, OrdinaryLife.RENTED, "ec2.amazonaws.com", "DescribeInstances", day, 9));
            }
            for (int person = 0; person < 6; person++) {
                events.add(event(person(person), OrdinaryLife.OFFICE, IAM, "ListAccessKeys", day, 10));
            }
        }
        return events;
    }

    private static DetectorRun run(List<AuditEvent> strange) {
        return run(strange, Optional.empty());
    }

    private static DetectorRun run(List<AuditEvent> strange, Optional<TimeRange> baseline) {
        List<AuditEvent> events = twoPlaces();
        events.addAll(strange);
        return DetectorRun.inOrdinaryLife(new RareOriginDetector(), events, baseline);
    }

    private static List<Signal> byCountry(DetectorRun run, String user) {
        return run.of(user).stream()
                .filter(signal -> signal.condition().contains("country"))
                .toList();
    }

    @Test
    void firesOnAnActOfTheOfficeFromWhereOnlyMachinesAreWatched() {
        DetectorRun run = run(List.of(event(person(2), OrdinaryLife.RENTED, IAM, "ListAccessKeys", 23, 3)));
        List<Signal> signals = run.of(person(2));
        assertEquals(2, signals.size(), "by action and country, by service and network");
        Signal signal = byCountry(run, person(2)).get(0);
        assertEquals("country:\"SG\" AND action:\"ListAccessKeys\"", signal.condition());
        assertEquals(Aspect.ORIGIN, signal.aspect(), "the same side of the act that a new country speaks of");
        assertEquals(1, signal.rows().length);
        assertTrue(signal.surprise() > 1.7, () -> "surprise " + signal.surprise());
        String actual = signal.story().get().explain("").actual();
        assertTrue(actual.endsWith("ListAccessKeys from SG on 0 other days of anybody."), actual);
    }

    @Test
    void tellsBothActsOfOneDayAtOnce() {
        List<AuditEvent> both = List.of(
                event(person(2), OrdinaryLife.RENTED, IAM, "ListAccessKeys", 23, 3),
                event(person(2), OrdinaryLife.RENTED, "s3.amazonaws.com", "GetObject", 23, 4));
        Signal signal = byCountry(run(both), person(2)).get(0);
        assertEquals("country:\"SG\" AND action:(\"GetObject\" OR \"ListAccessKeys\")", signal.condition());
        assertEquals(2, signal.rows().length);
    }

    @Test
    void staysSilentOnWhoWorksThere() {
        run(List.of(event("watcher-1", OrdinaryLife.RENTED, IAM, "ListAccessKeys", 23, 9)))
                .assertSilent();
    }

    @Test
    void staysSilentOnWhatIsDoneThereAnyway() {
        run(List.of(event(person(2), OrdinaryLife.RENTED, "ec2.amazonaws.com", "DescribeInstances", 23, 9)))
                .assertSilent();
    }

    @Test
    void judgesByTheChosenBaselineAlone() {
        TimeRange baseline = new TimeRange(at(0, 0, 0), at(14, 0, 0));
        DetectorRun run = run(
                List.of(event(person(2), OrdinaryLife.RENTED, IAM, "ListAccessKeys", 23, 3)), Optional.of(baseline));
        assertEquals(1, byCountry(run, person(2)).size());
    }

    @Test
    void isNotApplicableWhereAllComesFromOnePlace() {
        List<AuditEvent> events = new ArrayList<>();
        for (int day = 0; day < 9; day++) {
            events.add(event(person(1), OrdinaryLife.OFFICE, IAM, "ListAccessKeys", day, 9));
        }
        new DetectorRun(new RareOriginDetector(), events, OrdinaryLife.enrichment()).assertNotApplicable();
    }
}
