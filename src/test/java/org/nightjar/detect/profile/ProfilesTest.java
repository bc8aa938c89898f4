package org.nightjar.detect.profile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.OrdinaryLife.at;
import static org.nightjar.support.OrdinaryLife.person;
import static org.nightjar.support.TestEvents.anEvent;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightjar.job.JobContext;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.DetectionScope;
import org.nightjar.model.Dimension;
import org.nightjar.model.KnownAccounts;
import org.nightjar.store.EventIndex;
import org.nightjar.support.OrdinaryLife;
import org.nightjar.support.TestEnrichment;

class ProfilesTest {

    private static final BitSet NOBODY = new BitSet();

    private final EventIndex index = OrdinaryLife.enrichment().index(OrdinaryLife.days(12));

    private static Profiles profiles(EventIndex index) {
        return Profiles.of(index, new Baseline(Optional.empty()), JobContext.unwatched());
    }

    @ParameterizedTest
    @EnumSource(
            value = Dimension.class,
            names = {"SERVICE", "ACTION", "ADDRESS", "RESOURCE", "TARGET"})
    void sumsOfPartsAddUpToTheSumOfTheWhole(Dimension dimension) {
        ValueHistory whole = ValueHistory.of(index, dimension, 0, index.size(), NOBODY);
        for (int cut : new int[] {0, 1, index.size() / 3, index.size() - 1, index.size()}) {
            ValueHistory first = ValueHistory.of(index, dimension, 0, cut, NOBODY);
            ValueHistory second = ValueHistory.of(index, dimension, cut, index.size(), NOBODY);
            assertTrue(whole.sameAs(first.plus(second)), "cut at " + cut);
        }
    }

    @Test
    void activeDaysAreCountedBeforeADay() {
        Profiles profiles = profiles(index);
        int user = index.column(Dimension.USER).dictionary().find(person(0));
        assertEquals(10, profiles.activity(user).days().length);
        int monday = (int) (at(7, 0, 0).getEpochSecond() / 86_400);
        assertEquals(5, profiles.daysKnown(user, monday));
    }

    @Test
    void servicesAreNoActors() {
        Profiles profiles = profiles(index);
        assertEquals(OrdinaryLife.PEOPLE + 1, profiles.actors().length);
    }

    @ParameterizedTest
    @ValueSource(ints = {-8, 0, 3, 10})
    void theZoneIsFoundFromWorkingHours(int offset) {
        List<AuditEvent> events = new ArrayList<>();
        for (int day = 0; day < 14; day++) {
            for (int hour = 9; hour < 17; hour++) {
                events.add(anEvent()
                        .at(at(day, hour, 0).minusSeconds(offset * 3_600L))
                        .build());
            }
        }
        EventIndex there = new TestEnrichment().index(events);
        int user = there.column(Dimension.USER).dictionary().find("alice");
        assertEquals(offset, profiles(there).activity(user).rhythm().offsetHours());
    }

    @Test
    void hoursOfTheWeekBeginOnMonday() {
        assertEquals(0, Rhythm.hourOfWeek(at(0, 0, 0).toEpochMilli()));
        assertEquals(167, Rhythm.hourOfWeek(at(6, 23, 59).toEpochMilli()));
    }

    @Test
    void ownAccountsAreLearntAndOthersLieOutside() {
        Organisation organisation = profiles(index).organisation();
        assertArrayEquals(new String[] {"111122223333"}, organisation.accounts().toArray());
        assertFalse(organisation.isOutside("arn:aws:iam::111122223333:root"));
        assertFalse(organisation.isOutside("logs.amazonaws.com"));
        assertTrue(organisation.isOutside("999988887777"));
        assertTrue(organisation.isOutside("public"));
    }

    @Test
    void whatTheAnalystSaysOfAccountsGoesBeforeTheEvidence() {
        DetectionScope scope = new DetectionScope(
                Optional.empty(),
                Optional.empty(),
                List.of(),
                new KnownAccounts(List.of("999988887777", "555566667777"), List.of("111122223333", "555566667777")));
        Organisation organisation =
                Profiles.of(index, new Baseline(scope), JobContext.unwatched()).organisation();
        assertFalse(organisation.isOutside("999988887777"));
        assertTrue(organisation.isOutside("arn:aws:iam::111122223333:root"));
        assertTrue(organisation.isOutside("555566667777"), "what is said to be both is not ours");
        assertEquals(
                "accounts that are ours 555566667777, 999988887777, accounts that are not ours 111122223333, 555566667777",
                scope.describe());
    }

    @Test
    void aHabitIsOneFromItsFirstDayAndAnExceptionIsDear() {
        Habit nightly = new Habit(0, 0, 26, 26, 0);
        Habit once = new Habit(0, 20, 1, 26, 0);
        Habit onceAmongMany = new Habit(0, 20, 1, 26, 0.2);
        assertEquals(0, nightly.surprise(), 1e-9);
        assertTrue(once.surprise() > 3);
        assertTrue(onceAmongMany.surprise() < once.surprise() - 1);
    }
}
