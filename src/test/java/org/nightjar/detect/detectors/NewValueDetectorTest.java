package org.nightjar.detect.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.OrdinaryLife.at;
import static org.nightjar.support.OrdinaryLife.person;
import static org.nightjar.support.TestEvents.anEvent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightjar.detect.Signal;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.TimeRange;
import org.nightjar.support.OrdinaryLife;
import org.nightjar.support.TestEnrichment;

class NewValueDetectorTest {

    private static List<AuditEvent> inRegion(String user, String region, int day) {
        return anEvent()
                .by(user)
                .from(OrdinaryLife.OFFICE)
                .in(region)
                .at(at(day, 10, 55))
                .times(3, Duration.ofMinutes(2));
    }

    @Test
    void firesOnARegionThatOnlyOneUserEverEnters() {
        Signal signal = DetectorRun.inOrdinaryLife(new NewValueDetector(), inRegion(person(3), "ap-east-1", 22))
                .only(person(3));
        assertTrue(signal.surprise() > 2, () -> "surprise " + signal.surprise());
        assertEquals(3, signal.rows().length);
    }

    @Test
    void isCheaperWhenHalfOfThePeopleMeetItInTheSameWeek() {
        List<AuditEvent> launch = new ArrayList<>();
        for (int one = 0; one < OrdinaryLife.PEOPLE / 2; one++) {
            launch.addAll(inRegion(person(one), "ap-east-1", 21 + one % 3));
        }
        double alone = DetectorRun.inOrdinaryLife(new NewValueDetector(), inRegion(person(3), "ap-east-1", 22))
                .only(person(3))
                .surprise();
        List<Signal> popular =
                DetectorRun.inOrdinaryLife(new NewValueDetector(), launch).of(person(3));
        assertTrue(popular.stream().allMatch(signal -> signal.surprise() < alone - 1));
    }

    @Test
    void whoMetSomethingNewOnEveryDayOfTheChosenBaselineStillDoes() {
        List<AuditEvent> events = new ArrayList<>();
        for (int day = 0; day < 18; day += day % 7 == 4 ? 3 : 1) {
            events.addAll(inRegion(person(5), "region-" + day, day));
        }
        events.addAll(inRegion(person(5), "sa-east-1", 22));
        events.addAll(inRegion(person(3), "ap-east-1", 22));
        DetectorRun run = DetectorRun.inOrdinaryLife(
                new NewValueDetector(), events, Optional.of(new TimeRange(at(0, 0, 0), at(18, 0, 0))));
        double steady = run.only(person(3)).surprise();
        assertTrue(steady > 1.5, () -> "surprise " + steady);
        assertEquals(List.of(), run.of(person(5)), "less than one in ten");
    }

    @Test
    void staysSilentInOrdinaryLife() {
        DetectorRun run = DetectorRun.inOrdinaryLife(new NewValueDetector(), List.of());
        assertTrue(
                run.all().stream().allMatch(signal -> signal.evidence() < 2),
                () -> run.all().toString());
    }

    @Test
    void staysSilentOnTheFirstDayOfAUser() {
        assertEquals(
                List.of(),
                DetectorRun.inOrdinaryLife(new NewValueDetector(), inRegion("joiner", "ap-east-1", 22))
                        .of("joiner"));
    }

    @Test
    void isNotApplicableToASingleDay() {
        new DetectorRun(new NewValueDetector(), inRegion("alice", "eu-west-1", 1), new TestEnrichment())
                .assertNotApplicable();
    }
}
