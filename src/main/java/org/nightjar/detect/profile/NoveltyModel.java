package org.nightjar.detect.profile;

import java.util.BitSet;
import org.nightjar.model.UserKind;
import org.nightjar.store.EventIndex;

/**
 * How often users meet a value of one dimension that they never had before, by how many active days they have behind
 * them: everything is new on the first day, little after a month. People and others apart. A user's own appetite for
 * novelty, novelties so far against those expected, scales it (a gamma-Poisson estimate with a prior weight of one).
 */
public final class NoveltyModel {

    /** Upper ends, in active days, of the classes that share a rate. */
    private static final int[] CLASSES = {1, 2, 4, 8, 16, Integer.MAX_VALUE};

    private static final double PRIOR_TRIALS = 10;

    private final double[][] hazard = new double[2][CLASSES.length];
    private final EventIndex index;

    private NoveltyModel(EventIndex index) {
        this.index = index;
    }

    public static NoveltyModel of(EventIndex index, Profiles profiles, ValueHistory history) {
        NoveltyModel model = new NoveltyModel(index);
        double[][] trials = new double[2][CLASSES.length];
        double[][] hits = new double[2][CLASSES.length];
        for (int user : profiles.actors()) {
            int[] days = profiles.activity(user).days();
            int group = model.group(user);
            BitSet fresh = new BitSet();
            for (int at = history.begin(user); at < history.end(user); at++) {
                fresh.set(profiles.daysKnown(user, profiles.day(history.firstRow(at))));
            }
            for (int known = 1; known < days.length; known++) {
                trials[group][classOf(known)]++;
                hits[group][classOf(known)] += fresh.get(known) ? 1 : 0;
            }
        }
        for (int group = 0; group < 2; group++) {
            for (int at = 0; at < CLASSES.length; at++) {
                double prior = 0.5 / (at == 0 ? 2 : CLASSES[at - 1] + 1);
                model.hazard[group][at] = (hits[group][at] + PRIOR_TRIALS * prior) / (trials[group][at] + PRIOR_TRIALS);
            }
        }
        return model;
    }

    private int group(int user) {
        return index.user(user).kind() == UserKind.HUMAN ? 0 : 1;
    }

    private static int classOf(int daysKnown) {
        int at = 0;
        while (daysKnown > CLASSES[at]) {
            at++;
        }
        return at;
    }

    /** Days with something new that are expected of a user by now, the first day left out. */
    public double expected(int user, int daysKnown) {
        double sum = 0;
        for (int day = 1; day < Math.min(daysKnown, 1000); day++) {
            sum += hazard[group(user)][classOf(day)];
        }
        return sum;
    }

    /**
     * Probability that the user's next active day brings something new.
     *
     * @param daysKnown active days behind them, at least 1
     * @param noveltiesBefore days with something new so far, the first left out
     */
    public double probability(int user, int daysKnown, int noveltiesBefore) {
        double appetite = (noveltiesBefore + 1) / (expected(user, daysKnown) + 1);
        return Math.min(1, hazard[group(user)][classOf(daysKnown)] * appetite);
    }
}
