package org.nightjar.detect.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.OrdinaryLife.at;
import static org.nightjar.support.TestEvents.anEvent;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightjar.detect.Signal;
import org.nightjar.model.AuditEvent;
import org.nightjar.support.OrdinaryLife;

/** A clerk goes through eight actions in the same order every morning. */
class UnusualOrderDetectorTest {

    private static final List<String> ACTIONS = List.of("Ask", "Buy", "Cut", "Dig", "Eat", "Fix", "Get", "Hit");

    private static List<AuditEvent> round(int day, List<String> actions) {
        List<AuditEvent> events = new ArrayList<>();
        for (int at = 0; at < actions.size(); at++) {
            events.add(anEvent()
                    .by("clerk")
                    .from(OrdinaryLife.OFFICE)
                    .reads("desk.amazonaws.com", actions.get(at))
                    .at(at(day, 9, at))
                    .build());
        }
        return events;
    }

    private static List<AuditEvent> mornings() {
        List<AuditEvent> events = new ArrayList<>();
        for (int day = 0; day < 20; day++) {
            events.addAll(round(day, ACTIONS));
        }
        return events;
    }

    private static List<String> backwards() {
        List<String> backwards = new ArrayList<>(ACTIONS);
        Collections.reverse(backwards);
        return backwards;
    }

    @Test
    void firesWhenFamiliarActionsComeInAnOrderThatNobodyTakes() {
        List<AuditEvent> events = mornings();
        events.addAll(round(22, backwards()));
        Signal signal =
                DetectorRun.inOrdinaryLife(new UnusualOrderDetector(), events).only("clerk");
        assertEquals("7 steps that nobody else takes", signal.title());
        assertEquals(8, signal.rows().length);
        assertTrue(
                signal.story().get().explain("").actual().startsWith("Hit then Get, Get then Fix"),
                signal.story().get().explain("").actual());
    }

    @Test
    void staysSilentWhereAColleagueGoesThatWay() {
        List<AuditEvent> events = mornings();
        events.addAll(round(22, backwards()));
        for (AuditEvent event : round(10, backwards())) {
            events.add(anEvent()
                    .by("colleague")
                    .from(OrdinaryLife.OFFICE)
                    .reads("desk.amazonaws.com", event.action())
                    .at(event.time())
                    .build());
        }
        DetectorRun run = DetectorRun.inOrdinaryLife(new UnusualOrderDetector(), events);
        assertEquals(List.of(), run.of("clerk"));
    }

    @Test
    void staysSilentWhereTheActionsAreNewThemselves() {
        List<AuditEvent> events = mornings();
        events.addAll(round(22, List.of("One", "Two", "Three", "Four", "Five", "Six")));
        assertEquals(
                List.of(),
                DetectorRun.inOrdinaryLife(new UnusualOrderDetector(), events).of("clerk"));
    }

    @Test
    void staysSilentForWhoGoesAnotherWayEveryDay() {
        List<AuditEvent> events = new ArrayList<>();
        List<String> shuffled = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            shuffled.add("Act" + i);
        }
        java.util.Random random = new java.util.Random(3);
        for (int day = 0; day < 25; day++) {
            Collections.shuffle(shuffled, random);
            events.addAll(round(day, shuffled.subList(0, 40)));
        }
        DetectorRun run = DetectorRun.inOrdinaryLife(new UnusualOrderDetector(), events);
        long late = run.of("clerk").stream()
                .filter(signal -> run.index().time(signal.rows()[0]).isAfter(at(8, 0, 0)))
                .count();
        assertEquals(0, late);
    }

    @Test
    void isNotApplicableToASingleDay() {
        new DetectorRun(new UnusualOrderDetector(), round(0, ACTIONS), OrdinaryLife.enrichment()).assertNotApplicable();
    }
}
