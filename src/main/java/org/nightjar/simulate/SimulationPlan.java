package org.nightjar.simulate;

import java.time.LocalDate;

/**
 * What to simulate. Equal plans give equal bytes.
 *
 * @param story which attacks and decoys
 * @param events how many events are aimed at, {@value #MIN_EVENTS} to {@value #MAX_EVENTS}; the outcome lies within a
 *     few per cent
 * @param seed from which all names, addresses, times and ids are drawn
 * @param start first day of the logs, UTC
 * @param days how many days, {@value #MIN_DAYS} to {@value #MAX_DAYS}
 * @param people how many people work there, {@value #MIN_PEOPLE} to {@value #MAX_PEOPLE}
 * @param zip whether the evidence becomes one archive {@code evidence.zip} instead of a folder tree
 */
public record SimulationPlan(Story story, long events, long seed, LocalDate start, int days, int people, boolean zip) {

    static final long MIN_EVENTS = 1_000;
    static final long MAX_EVENTS = 50_000_000;
    static final int MIN_DAYS = 14;
    static final int MAX_DAYS = 366;
    static final int MIN_PEOPLE = 12;
    static final int MAX_PEOPLE = 2_000;
    private static final int DEFAULT_DAYS = 28;

    public SimulationPlan {
        within("events", events, MIN_EVENTS, MAX_EVENTS);
        within("days", days, MIN_DAYS, MAX_DAYS);
        within("people", people, MIN_PEOPLE, MAX_PEOPLE);
    }

    /** The story with its own size, dates and people, as a folder tree. */
    public static SimulationPlan of(Story story, long seed) {
        long events = story.defaultEvents();
        return new SimulationPlan(
                story, events, seed, story.defaultStart(), DEFAULT_DAYS, story.peopleFor(events), false);
    }

    /** The same with another number of events; in a mixed story the company grows with it. */
    public SimulationPlan withEvents(long wanted) {
        return new SimulationPlan(story, wanted, seed, start, days, story.peopleFor(wanted), zip);
    }

    /** The same in other days. */
    public SimulationPlan withDays(LocalDate first, int count) {
        return new SimulationPlan(story, events, seed, first, count, people, zip);
    }

    /** The same with another number of people. */
    public SimulationPlan withPeople(int count) {
        return new SimulationPlan(story, events, seed, start, days, count, zip);
    }

    /** The same drawn from another seed. */
    public SimulationPlan withSeed(long other) {
        return new SimulationPlan(story, events, other, start, days, people, zip);
    }

    /** The same as one archive, or as a tree. */
    public SimulationPlan withZip(boolean archive) {
        return new SimulationPlan(story, events, seed, start, days, people, archive);
    }

    private static void within(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "A simulation needs " + least + " to " + most + " " + what + ", not " + value + ".");
        }
    }
}
