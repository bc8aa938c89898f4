package org.nightjar.detect.profile;

import java.util.BitSet;
import org.nightjar.model.User;
import org.nightjar.model.UserKind;
import org.nightjar.store.EventIndex;

/**
 * How often somebody meets a value that they never had before, by how many active days they have behind them: everything
 * is new on the first day, little after a month. Who meets values is a user, or whatever else has days and values of its
 * own, such as a role with those who take it; each group has its own rates. One's own appetite for novelty, novelties so
 * far against those expected, scales them (a gamma-Poisson estimate with a prior weight of one). Immutable.
 */
public final class NoveltyModel {

    /** Upper ends, in active days, of the classes that share a rate. */
    private static final int[] CLASSES = {1, 2, 4, 8, 16, Integer.MAX_VALUE};

    private static final double PRIOR_TRIALS = 10;

    private final double[][] trials;
    private final double[][] hits;

    private NoveltyModel(double[][] trials, double[][] hits) {
        this.trials = trials;
        this.hits = hits;
    }

    /** Sums over all who meet values, in any order. Confined to one thread. */
    public static final class Learning {
        private final double[][] trials;
        private final double[][] hits;

        /** @param groups that have their own rates */
        public Learning(int groups) {
            trials = new double[groups][CLASSES.length];
            hits = new double[groups][CLASSES.length];
        }

        /**
         * One more who meets values.
         *
         * @param days how many active days there are
         * @param fresh which of them, counted from 0, brought something new; that the first did is taken for granted
         */
        public void add(int group, int days, BitSet fresh) {
            for (int known = 1; known < days; known++) {
                trials[group][classOf(known)]++;
                hits[group][classOf(known)] += fresh.get(known) ? 1 : 0;
            }
        }

        public NoveltyModel model() {
            return new NoveltyModel(trials, hits);
        }
    }

    /**
     * Of all users and the values of one dimension, in the groups of {@link #groupOf}.
     *
     * @param history as far as it is known: of the baseline only, where the analyst chose one
     */
    public static NoveltyModel of(EventIndex index, Profiles profiles, ValueHistory history) {
        Learning learning = new Learning(2);
        for (int user : profiles.actors()) {
            Activity activity = profiles.activity(user);
            BitSet fresh = new BitSet();
            for (int at = history.begin(user); at < history.end(user); at++) {
                fresh.set(activity.daysBefore(profiles.day(history.firstRow(at))));
            }
            learning.add(groupOf(index.user(user)), activity.days().length, fresh);
        }
        return learning.model();
    }

    /** People, and others. */
    public static int groupOf(User user) {
        return user.kind() == UserKind.HUMAN ? 0 : 1;
    }

    private static int classOf(int daysKnown) {
        int at = 0;
        while (daysKnown > CLASSES[at]) {
            at++;
        }
        return at;
    }

    /** @param itself 1 if the novelty in question is one of those learnt from, which is then left out; else 0 */
    private double hazard(int group, int at, int itself) {
        double prior = 0.5 / (at == 0 ? 2 : CLASSES[at - 1] + 1);
        return (hits[group][at] - itself + PRIOR_TRIALS * prior) / (trials[group][at] - itself + PRIOR_TRIALS);
    }

    /** Days with something new that are expected by now, the first day left out. */
    private double expected(int group, int daysKnown, int classOfItself) {
        double sum = 0;
        for (int day = 1; day < Math.min(daysKnown, 1000); day++) {
            int at = classOf(day);
            sum += hazard(group, at, at == classOfItself ? 1 : 0);
        }
        return sum;
    }

    /**
     * Probability that the next active day brings something new.
     *
     * @param daysKnown active days behind, at least 1
     * @param noveltiesBefore days with something new so far, the first left out
     */
    public double probability(int group, int daysKnown, int noveltiesBefore) {
        return probability(group, daysKnown, noveltiesBefore, -1);
    }

    /**
     * The same for a novelty that was itself learnt from and is left out: where few meet anything, one that is odd would
     * else make itself look usual.
     */
    public double probabilityWithoutItself(int group, int daysKnown, int noveltiesBefore) {
        return probability(group, daysKnown, noveltiesBefore, classOf(daysKnown));
    }

    private double probability(int group, int daysKnown, int noveltiesBefore, int classOfItself) {
        double appetite = (noveltiesBefore + 1) / (expected(group, daysKnown, classOfItself) + 1);
        return Math.min(1, hazard(group, classOf(daysKnown), classOfItself < 0 ? 0 : 1) * appetite);
    }
}
