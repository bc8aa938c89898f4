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
import org.nightjar.detect.Aspect;
import org.nightjar.detect.Signal;
import org.nightjar.model.AuditEvent;
import org.nightjar.support.OrdinaryLife;

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
        assertTrue(peers.startsWith("4 others have it"), peers);
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
