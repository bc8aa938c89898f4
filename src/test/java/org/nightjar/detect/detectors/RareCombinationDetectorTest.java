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
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.nightjar.detect.Aspect;
import org.nightjar.detect.Signal;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.TimeRange;
import org.nightjar.support.OrdinaryLife;
import org.nightjar.support.TestEvents;

class RareCombinationDetectorTest {

    private static final String BILLING = "ce.amazonaws.com";
    private static final String BUDGETS = "budgets.amazonaws.com";

    /** Four clerks who look at bills and budgets all day long, as nobody else does. */
    private static List<AuditEvent> clerks() {
        List<AuditEvent> events = new ArrayList<>();
        for (int day = 0; day < 26; day += day % 7 == 4 ? 3 : 1) {
            for (int clerk = 0; clerk < 4; clerk++) {
                events.addAll(bills("clerk-" + clerk, day, 9));
                events.add(anEvent()
                        .by("clerk-" + clerk)
                        .from(OrdinaryLife.OFFICE)
                        .reads(BUDGETS, "DescribeBudgets")
                        .at(at(day, 10, clerk))
                        .build());
            }
        }
        return events;
    }

    private static List<AuditEvent> bills(String user, int day, int hour) {
        return anEvent()
                .by(user)
                .from(OrdinaryLife.OFFICE)
                .reads(BILLING, "GetCostAndUsage")
                .at(at(day, hour, 20))
                .times(3, Duration.ofMinutes(4));
    }

    private static DetectorRun run(List<AuditEvent> strange) {
        List<AuditEvent> events = clerks();
        events.addAll(strange);
        return DetectorRun.inOrdinaryLife(new RareCombinationDetector(), events);
    }

    @Test
    void firesWhenAnEngineerIsInTheServiceOfTheClerks() {
        Signal signal = run(bills(person(3), 23, 11)).only(person(3));
        assertEquals(3, signal.rows().length);
        assertEquals(Aspect.ACT, signal.aspect(), "the same side of the act that a new service speaks of");
        assertTrue(signal.surprise() > 1.5, () -> "surprise " + signal.surprise());
        String peers = signal.story().get().explain("").peers();
        assertTrue(peers.startsWith("4 others have " + BILLING), peers);
    }

    @Test
    void speaksOnceOfTwoServicesOnOneDay() {
        List<AuditEvent> both = bills(person(3), 23, 11);
        both.add(anEvent()
                .by(person(3))
                .from(OrdinaryLife.OFFICE)
                .reads(BUDGETS, "DescribeBudgets")
                .at(at(23, 12, 0))
                .build());
        Signal signal = run(both).only(person(3));
        assertEquals(4, signal.rows().length);
        assertEquals("service:(\"budgets.amazonaws.com\" OR \"ce.amazonaws.com\")", signal.condition());
    }

    @Test
    void firesThoughTheServiceIsNotNewToTheEngineer() {
        List<AuditEvent> twice = bills(person(3), 0, 11);
        twice.addAll(bills(person(3), 23, 11));
        Signal signal = run(twice).only(person(3));
        assertEquals(3, signal.rows().length, "only the second day, after the learning period");
        List<String> against = signal.story().get().explain("").evidenceAgainst();
        assertTrue(against.contains("The user had it on 1 earlier day."), against.toString());
    }

    @Test
    void firesWhenAnEngineerHasTheClientOfTheClerks() {
        Signal signal = fourClerksAndOnce(event -> event.with("Boto3/1.34.0"));
        assertEquals(Aspect.CLIENT, signal.aspect());
    }

    @Test
    void firesWhenAnEngineerIsOnTheNetworkOfTheClerks() {
        Signal signal = fourClerksAndOnce(event -> event.from(OrdinaryLife.RENTED));
        assertEquals(Aspect.ORIGIN, signal.aspect());
    }

    /** Four clerks work their own way every day, an engineer once. */
    private static Signal fourClerksAndOnce(UnaryOperator<TestEvents> way) {
        List<AuditEvent> events = new ArrayList<>();
        for (int day = 0; day < 26; day += day % 7 == 4 ? 3 : 1) {
            for (int clerk = 0; clerk < 4; clerk++) {
                events.add(way.apply(anEvent().by("clerk-" + clerk).from(OrdinaryLife.OFFICE))
                        .at(at(day, 10, clerk))
                        .build());
            }
        }
        events.add(way.apply(anEvent().by(person(9)).from(OrdinaryLife.OFFICE))
                .at(at(23, 11, 0))
                .build());
        return DetectorRun.inOrdinaryLife(new RareCombinationDetector(), events).only(person(9));
    }

    @Test
    void comparesWithTheBaselineThatTheAnalystChose() {
        List<AuditEvent> events = clerks();
        for (int day = 21; day < 24; day++) {
            events.addAll(bills(person(3), day, 11));
        }
        DetectorRun run = DetectorRun.inOrdinaryLife(
                new RareCombinationDetector(), events, Optional.of(new TimeRange(at(0, 0, 0), at(21, 0, 0))));
        assertEquals(3, run.of(person(3)).size(), "each day outside the baseline, the first is no excuse for the next");
        assertEquals(run.all().size(), run.of(person(3)).size());
    }

    @Test
    void saysNothingOfDaysInsideTheBaseline() {
        List<AuditEvent> events = clerks();
        events.addAll(bills(person(3), 16, 11));
        TimeRange baseline = new TimeRange(at(0, 0, 0), at(21, 0, 0));
        assertEquals(
                List.of(),
                DetectorRun.inOrdinaryLife(new RareCombinationDetector(), events, Optional.of(baseline))
                        .all());
    }

    @Test
    void isNoMoreSurprisedByWhatHappensEveryOtherDay() {
        List<AuditEvent> often = new ArrayList<>();
        for (int day = 0; day < 26; day += day % 7 == 4 ? 3 : 2) {
            often.addAll(bills(person(3), day, 11));
        }
        assertEquals(List.of(), run(often).of(person(3)));
    }

    @Test
    void staysSilentAboutAColleagueWhoseLikeAreThereAnyway() {
        List<AuditEvent> joiner = new ArrayList<>();
        for (int day = 14; day < 26; day += day % 7 == 4 ? 3 : 1) {
            joiner.add(anEvent()
                    .by("clerk-new")
                    .from(OrdinaryLife.OFFICE)
                    .reads(BUDGETS, "DescribeBudgets")
                    .at(at(day, 10, 30))
                    .build());
        }
        joiner.addAll(bills("clerk-new", 24, 11));
        assertEquals(List.of(), run(joiner).of("clerk-new"));
    }

    @Test
    void leavesAServiceThatNobodyElseHasToTheFirstTimes() {
        List<AuditEvent> alone = anEvent()
                .by(person(3))
                .from(OrdinaryLife.OFFICE)
                .reads("braket.amazonaws.com", "SearchDevices")
                .at(at(23, 11, 0))
                .times(3, Duration.ofMinutes(1));
        assertEquals(List.of(), run(alone).of(person(3)));
    }

    @Test
    void staysSilentInOrdinaryLife() {
        run(List.of()).assertSilent();
    }

    @Test
    void isNotApplicableToTwoDays() {
        new DetectorRun(new RareCombinationDetector(), OrdinaryLife.days(2), OrdinaryLife.enrichment())
                .assertNotApplicable();
    }
}
