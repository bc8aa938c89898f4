package org.nightjar.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People work when people work: looked at as acts, in each person's own zone. */
class RhythmTest {
    private static final SimulationPlan PLAN =
            SimulationPlan.of(Story.MIXED, 11).withEvents(60_000).withPeople(60);
    private static final Map<String, Person> PEOPLE = new HashMap<>();
    private static final Map<Integer, Integer> HOURS = new TreeMap<>();
    private static final Map<DayOfWeek, Integer> DAYS = new TreeMap<>();
    private static final Map<String, Set<String>> ADDRESSES = new HashMap<>();
    private static final Map<Integer, Integer> MACHINE_HOURS = new TreeMap<>();
    private static final Set<Long> SALTS = new HashSet<>();
    private static int acts;

    @BeforeAll
    static void playAllDays() {
        World world = new World(PLAN);
        world.people().forEach(person -> PEOPLE.put(person.name(), person));
        for (int at = 0; at < PLAN.days(); at++) {
            LocalDate day = PLAN.start().plusDays(at);
            for (Act act : world.day(day)) {
                acts++;
                SALTS.add(act.salt());
                count(act);
            }
        }
    }

    private static void count(Act act) {
        Instant time = Instant.ofEpochSecond(act.second());
        Person person = PEOPLE.get(act.session().user());
        if (person == null) {
            if (act.session().user().equals("web-frontend")) {
                MACHINE_HOURS.merge(time.atZone(ZoneOffset.UTC).getHour(), 1, Integer::sum);
            }
            return;
        }
        if (act.label() == null) {
            ZonedDateTime local = time.atZone(person.rhythm().zone());
            HOURS.merge(local.getHour(), 1, Integer::sum);
            DAYS.merge(local.getDayOfWeek(), 1, Integer::sum);
            ADDRESSES
                    .computeIfAbsent(person.name(), name -> new HashSet<>())
                    .add(act.session().address());
        }
    }

    private static int hours(int from, int to) {
        return HOURS.entrySet().stream()
                .filter(entry -> entry.getKey() >= from && entry.getKey() < to)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    @Test
    void workIsDoneByDayAndNightsAreQuiet() {
        assertTrue(hours(8, 19) > 0.85 * hours(0, 24), () -> "hours " + HOURS);
        assertTrue(hours(0, 6) < 0.01 * hours(0, 24), () -> "hours " + HOURS);
    }

    @Test
    void lunchIsADip() {
        assertTrue(hours(12, 13) < 0.9 * hours(10, 11), () -> "hours " + HOURS);
        assertTrue(hours(12, 13) < 0.9 * hours(15, 16), () -> "hours " + HOURS);
    }

    @Test
    void weekendsAreNearlyEmpty() {
        int weekend = DAYS.getOrDefault(DayOfWeek.SATURDAY, 0) + DAYS.getOrDefault(DayOfWeek.SUNDAY, 0);
        int week = DAYS.values().stream().mapToInt(Integer::intValue).sum();
        assertTrue(weekend < 0.05 * week, () -> "days " + DAYS);
    }

    @Test
    void machinesWorkRoundTheClock() {
        assertEquals(24, MACHINE_HOURS.size());
    }

    @Test
    void addressesOfAPersonAreFew() {
        ADDRESSES.forEach((name, addresses) -> assertTrue(addresses.size() <= 6, name + " " + addresses));
    }

    @Test
    void peopleWorkInManyZones() {
        Set<String> zones = new HashSet<>();
        PEOPLE.values().forEach(person -> zones.add(person.rhythm().zone().getId()));
        assertTrue(zones.size() >= 8, () -> "zones " + zones);
    }

    @Test
    void saltsFromWhichIdsFollowAreUnique() {
        assertEquals(acts, SALTS.size());
    }
}
