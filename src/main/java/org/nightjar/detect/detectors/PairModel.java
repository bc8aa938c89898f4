package org.nightjar.detect.detectors;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.nightjar.detect.profile.ValueHistory;
import org.nightjar.store.Values;

/**
 * How the users of one group share the values of a dimension among them. A use is a day on which a user has a value; a
 * user's share of a value is its uses among all uses of that user. Everything is a sum over users, out of which the
 * user in question is taken again. Immutable.
 */
final class PairModel {

    /** Most values that are compared, those of most users first: a sum is kept for each two of them. */
    private static final int MOST_VALUES = 1024;

    /** What is left of a sum out of which all was taken again, roughly. */
    private static final double NOTHING = 1e-9;

    private final ValueHistory history;
    private final int users;
    private final int[] holders;
    private final int[] compared;
    private final int[] slots;
    private final double[] shares;
    private final double[][] together;

    /**
     * @param dictionary of the dimension
     * @param group codes of the users
     * @param leastUsers users of the group that must have a value for it to be compared
     */
    PairModel(ValueHistory history, Values dictionary, int[] group, int leastUsers) {
        this.history = history;
        users = group.length;
        holders = new int[dictionary.size()];
        for (int user : group) {
            for (int at = history.begin(user); at < history.end(user); at++) {
                holders[history.value(at)]++;
            }
        }
        slots = new int[dictionary.size()];
        Arrays.fill(slots, -1);
        compared = IntStream.range(1, holders.length)
                .filter(value -> holders[value] >= leastUsers)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(value -> -holders[value])
                        .thenComparing(dictionary::value))
                .limit(MOST_VALUES)
                .mapToInt(Integer::intValue)
                .toArray();
        for (int slot = 0; slot < compared.length; slot++) {
            slots[compared[slot]] = slot;
        }
        shares = new double[compared.length];
        together = new double[compared.length][compared.length];
        for (int user : group) {
            add(user);
        }
    }

    private void add(int user) {
        double[] own = shares(user);
        int[] held =
                IntStream.range(0, own.length).filter(slot -> own[slot] > 0).toArray();
        for (int slot : held) {
            shares[slot] += own[slot];
            for (int other : held) {
                together[slot][other] += own[slot] * own[other];
            }
        }
    }

    /** The share of each compared value among the uses of that user, to be handed to the questions below. */
    double[] shares(int user) {
        double[] own = new double[compared.length];
        double uses = 0;
        for (int at = history.begin(user); at < history.end(user); at++) {
            uses += history.days(at);
        }
        for (int at = history.begin(user); at < history.end(user); at++) {
            int slot = slots[history.value(at)];
            if (slot >= 0) {
                own[slot] = history.days(at) / uses;
            }
        }
        return own;
    }

    /** Whether any value can be compared. */
    boolean isEmpty() {
        return shares.length == 0;
    }

    boolean compares(int value) {
        return slots[value] >= 0;
    }

    /** How many users of the group ever have the value. */
    int holders(int value) {
        return holders[value];
    }

    /**
     * The share of a compared value at the other users: what chance would give this one.
     *
     * @param own shares of the user in question
     */
    double byChance(double[] own, int value) {
        int slot = slots[value];
        return Math.max(0, shares[slot] - own[slot]) / Math.max(1, users - 1);
    }

    /**
     * The share of a compared value at those who have what this user had: from each value the user had, in the measure
     * of its uses, to its other users, in the measure of theirs, and on to what these have. Chance where the user had
     * nothing to compare by.
     *
     * @param own shares of the user in question
     * @param seen uses of each value by this user so far
     */
    double byLikeness(double[] own, int value, int[] seen) {
        int to = slots[value];
        double reached = 0;
        double sum = 0;
        for (int from = 0; from < compared.length; from++) {
            double weight = from == to ? 0 : seen[compared[from]];
            double theirs = shares[from] - own[from];
            if (weight > 0 && theirs > NOTHING) {
                double both = together[from][to] - own[from] * own[to];
                reached += weight * Math.max(0, both) / theirs;
                sum += weight;
            }
        }
        return sum == 0 ? byChance(own, value) : reached / sum;
    }
}
