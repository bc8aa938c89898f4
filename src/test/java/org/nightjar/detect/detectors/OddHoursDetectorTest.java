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
import org.nightjar.model.Explanation;
import org.nightjar.model.Principal;
import org.nightjar.support.OrdinaryLife;

class OddHoursDetectorTest {

    private static List<AuditEvent> atNight(String user, int day) {
        return anEvent().by(user).from(OrdinaryLife.OFFICE).at(at(day, 2, 10)).times(4, Duration.ofMinutes(5));
    }

    @Test
    void firesAtTwoInTheMorningAndIsWeak() {
        Signal signal = DetectorRun.inOrdinaryLife(new OddHoursDetector(), atNight(person(5), 22))
                .only(person(5));
        assertEquals(4, signal.rows().length);
        double counted = Math.min(new OddHoursDetector().info().ceiling(), signal.evidence());
        assertTrue(counted <= 1.5, () -> "odd hours alone must stay weak: " + counted);
    }

    @Test
    void firesForSomeoneSeenForAWeekAndSaysWhatThePeersCountFor() {
        List<AuditEvent> events = new ArrayList<>(OrdinaryLife.days(26));
        for (int day = 14; day < 19; day++) {
            for (int hour = 9; hour < 12; hour++) {
                events.add(anEvent()
                        .by("joiner")
                        .from(OrdinaryLife.OFFICE)
                        .at(at(day, hour, 5))
                        .build());
            }
        }
        events.addAll(atNight("joiner", 19));
        Signal signal = new DetectorRun(new OddHoursDetector(), events, OrdinaryLife.enrichment()).only("joiner");
        Explanation words = signal.story().get().explain("");
        assertEquals(
                "15 active hours of this user on 5 days before; the hours of 12 colleagues count as at most 20 more.",
                words.baseline());
        assertTrue(words.peers().contains("12 colleagues"), words.peers());
    }

    @Test
    void theStrangeNightsAreNoPartOfWhatTheyAreJudgedBy() {
        List<AuditEvent> nights = new ArrayList<>();
        for (int day = 22; day < 26; day++) {
            nights.addAll(atNight(person(5), day));
        }
        List<Signal> signals =
                DetectorRun.inOrdinaryLife(new OddHoursDetector(), nights).of(person(5));
        double alone = DetectorRun.inOrdinaryLife(new OddHoursDetector(), atNight(person(5), 22))
                .only(person(5))
                .surprise();
        assertEquals(alone, signals.get(0).surprise(), 0.01);
        assertTrue(signals.get(signals.size() - 1).surprise() < alone, "a night that comes back is less odd");
    }

    @Test
    void staysSilentForWhoeverIsOnCallTwoNightsAWeek() {
        List<AuditEvent> nights = new ArrayList<>();
        for (int day = 1; day < 25; day += day % 7 == 3 ? 5 : 2) {
            nights.addAll(anEvent()
                    .by(person(5))
                    .from(OrdinaryLife.OFFICE)
                    .at(at(day, 2, 10))
                    .times(4, Duration.ofMinutes(30)));
        }
        DetectorRun run = DetectorRun.inOrdinaryLife(new OddHoursDetector(), nights);
        int third = run.index().rowAtOrAfter(at(14, 0, 0).toEpochMilli());
        assertEquals(
                List.of(),
                run.of(person(5)).stream()
                        .filter(signal -> signal.rows()[0] >= third)
                        .toList(),
                "after two weeks the nights are their own hours");
    }

    @Test
    void staysSilentForAVendorWhoIsNoPerson() {
        Principal vendor = new Principal("AWSAccount", "", "AROA:scan", "999988887777", "vendor/scan", "", "", "", "");
        List<AuditEvent> scans = new ArrayList<>();
        for (int day = 0; day < 25; day++) {
            int hour = day == 24 ? 16 : 4;
            scans.addAll(anEvent()
                    .by(vendor)
                    .key("ASIAvendor")
                    .from(OrdinaryLife.RENTED)
                    .at(at(day, hour, 0))
                    .times(4, Duration.ofMinutes(20)));
        }
        assertEquals(
                List.of(),
                DetectorRun.inOrdinaryLife(new OddHoursDetector(), scans).of("vendor/scan"));
    }

    @Test
    void staysSilentForSomeoneWhoLivesInAnotherZone() {
        List<AuditEvent> far = new ArrayList<>();
        for (int day = 0; day < 25; day += day % 7 == 4 ? 3 : 1) {
            for (int hour = 0; hour < 8; hour++) {
                far.add(anEvent()
                        .by("yuki")
                        .from(OrdinaryLife.OFFICE)
                        .at(at(day, hour, 5))
                        .build());
            }
        }
        assertEquals(
                List.of(),
                DetectorRun.inOrdinaryLife(new OddHoursDetector(), far).of("yuki"));
    }

    @Test
    void staysSilentInOrdinaryLife() {
        DetectorRun.inOrdinaryLife(new OddHoursDetector(), List.of()).assertSilent();
    }

    @Test
    void isNotApplicableWhenNobodyIsSeenLongEnough() {
        new DetectorRun(new OddHoursDetector(), OrdinaryLife.days(2), OrdinaryLife.enrichment()).assertNotApplicable();
    }
}
