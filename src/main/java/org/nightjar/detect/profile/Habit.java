package org.nightjar.detect.profile;

/**
 * How likely a user is to do a certain thing on one of their active days, ordinary life assumed: their own share of
 * days with it, drawn towards the share of all others as long as little is known of them. A habit that shows in the
 * evidence as a whole (a role that always does it) is a habit on its first day too.
 *
 * @param daysBefore days of the user with it, before
 * @param activeBefore active days of the user, before
 * @param daysAll days of the user with it, in the whole evidence
 * @param activeAll active days of the user, in the whole evidence
 * @param othersRate share of active days of all others with it
 */
public record Habit(int daysBefore, int activeBefore, int daysAll, int activeAll, double othersRate) {

    /** Days of others that count as much as one's own history: short histories give wide baselines. */
    private static final double PRIOR_DAYS = 5;

    /** Below this share nobody's rarity is believed. */
    private static final double FLOOR = 5e-4;

    private static final double REGULAR_SHARE = 0.3;
    private static final int REGULAR_DAYS = 3;

    /** Whether the whole evidence shows it as a habit. */
    public boolean isRegular() {
        return daysAll >= REGULAR_DAYS && daysAll >= REGULAR_SHARE * activeAll;
    }

    /** Probability of a day with it. */
    public double probability() {
        double expected = Math.max(FLOOR, othersRate);
        double before = (daysBefore + PRIOR_DAYS * expected) / (activeBefore + PRIOR_DAYS);
        return Math.min(1, isRegular() ? Math.max(before, (double) daysAll / activeAll) : before);
    }

    /** The same in decades. */
    public double surprise() {
        return -Math.log10(probability());
    }
}
