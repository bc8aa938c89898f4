package org.nightjar.detect.profile;

/**
 * How telling it is that few others have a value that is new to a user. Novelties differ: everybody's home network is
 * their own, while a region that nobody else is in is odd. So a novelty is compared with all other novelties of the
 * dimension: which share of them have as few others or fewer. While there are few novelties to compare with, the share
 * of users that have the value stands in.
 */
public final class Popularity {

    private static final double PRIOR_NOVELTIES = 5;

    private final int[] noveltiesByOthers;
    private final int novelties;
    private final int population;

    private Popularity(int[] noveltiesByOthers, int novelties, int population) {
        this.noveltiesByOthers = noveltiesByOthers;
        this.novelties = novelties;
        this.population = population;
    }

    /** @param population users that have any value of the dimension */
    public static Popularity of(Profiles profiles, ValueHistory history, int population) {
        int[] counts = new int[population + 1];
        int all = 0;
        for (int user : profiles.actors()) {
            for (int at = history.begin(user); at < history.end(user); at++) {
                if (profiles.daysKnown(user, profiles.day(history.firstRow(at))) > 0) {
                    counts[Math.min(population, Math.max(0, history.users(history.value(at)) - 1))]++;
                    all++;
                }
            }
        }
        return new Popularity(counts, all, population);
    }

    /** Decades of a novelty that so many others have; the novelty itself is left out of the comparison. */
    public double surprise(int others) {
        int asFew = -1;
        for (int at = 0; at <= Math.min(others, population); at++) {
            asFew += noveltiesByOthers[at];
        }
        double share = Math.min(1, (others + 0.5) / Math.max(1, population));
        double tail = (Math.max(0, asFew) + PRIOR_NOVELTIES * share) / (Math.max(0, novelties - 1) + PRIOR_NOVELTIES);
        return Math.max(0, -Math.log10(Math.min(1, tail)));
    }
}
