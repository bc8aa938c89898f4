package org.nightjar.detect.evaluation.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.OrdinaryLife.at;
import static org.nightjar.support.OrdinaryLife.person;
import static org.nightjar.support.TestEvents.anEvent;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.nightjar.detect.DetectedSignals;
import org.nightjar.detect.DetectionEngine;
import org.nightjar.detect.DetectionSettings;
import org.nightjar.detect.Detector;
import org.nightjar.detect.Signal;
import org.nightjar.detect.score.Reported;
import org.nightjar.job.JobContext;
import org.nightjar.model.AuditEvent;
import org.nightjar.store.EventIndex;
import org.nightjar.support.OrdinaryLife;

/** The baselines see what they are said to see, so that beating them means something. */
class OthersTest {

    private static List<AuditEvent> with(AuditEvent... strange) {
        List<AuditEvent> events = new ArrayList<>(OrdinaryLife.days(26));
        events.addAll(List.of(strange));
        return events;
    }

    private static List<Signal> signals(List<Detector> detectors, List<AuditEvent> events) {
        EventIndex index = OrdinaryLife.enrichment().index(events);
        DetectedSignals signals =
                new DetectionEngine(detectors, 1).signals(index, DetectionSettings.DEFAULT, JobContext.unwatched());
        return signals.byDetector().stream()
                .flatMap(one -> one.signals().stream())
                .map(Reported::signal)
                .toList();
    }

    private static Set<String> keys(List<Signal> signals) {
        TreeSet<String> keys = new TreeSet<>();
        signals.forEach(signal -> keys.add(signal.title() + "|" + signal.key()));
        return keys;
    }

    @Test
    void anActionThatAUserNeverCalledIsRareForTheUserAndForTheCity() {
        Set<String> found = keys(signals(
                Others.rareInBuckets(),
                with(anEvent()
                        .by(person(2))
                        .from(OrdinaryLife.OFFICE)
                        .writes("iam.amazonaws.com", "CreateUser")
                        .at(at(22, 10, 3))
                        .build())));
        assertTrue(found.contains("Rare action for a user: CreateUser|action=CreateUser"), found.toString());
        assertTrue(found.contains("Rare action for a city: CreateUser|action=CreateUser"), found.toString());
    }

    @Test
    void manyErrorMessagesNeedManyDifferentOnes() {
        assertEquals(Set.of(), keys(signals(List.of(new ManyMessagesDetector()), with())));
    }

    @Test
    void aNightAndANewCountryAreOddAndAnOfficeDayIsNot() {
        List<Signal> quiet = signals(Others.oddHourOrCountry(), with());
        assertEquals(
                List.of(),
                quiet.stream().filter(one -> one.key().equals("country")).toList());
        Set<String> found = keys(signals(
                Others.oddHourOrCountry(),
                with(anEvent()
                        .by(person(3))
                        .from(OrdinaryLife.RENTED)
                        .at(at(23, 2, 0))
                        .build())));
        assertEquals(Set.of("Odd hour or new country|country", "Odd hour or new country|hour"), found);
    }
}
