package org.nightjar.detect.detectors;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.nightjar.detect.profile.ValueHistory;
import org.nightjar.store.Dictionary;

/**
 * How the users of one group share the values of a dimension among them. A use is a day on which a user has a value; a
 * user's share of a value is its uses among all uses of that user. Everything is a sum over users, out of which the
 * user in question is taken again. Immutable.
 */
final class PairModel {

    /** Most values that are compared, those of most users first: a sum is kept for each two of them. */
    private static final int MOST_VALUES = 1024;

    private final ValueHistory history;
    private final int users;
    private final int[] holders;
    private final int[] slots;
    private final int[] uses;
    private final double[] shares;
    private final double[][] together;

    /**
     * @param dictionary of the dimension
     * @param group codes of the users
     * @param leastUsers users of the group that must have a value for it to be compared
     */
    PairModel(ValueHistory history, Dictionary dictionary, int[] group, int leastUsers) {
        this.history = history;
        users = group.length;
        uses = new int[Arrays.stream(group).max().orElse(0) + 1];
        holders = new int[dictionary.size()];
        for (int user : group) {
            for (int at = history.begin(user); at < history.end(user); at++) {
                uses[user] += history.days(at);
                holders[history.value(at)]++;
            }
        }
        slots = new int[dictionary.size()];
        Arrays.fill(slots, -1);
        int[] compared = IntStream.range(1, holders.length)
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
        for (int at = history.begin(user); at < history.end(user); at++) {
            int slot = slots[history.value(at)];
            for (int with = history.begin(user); slot >= 0 && with < history.end(user); with++) {
                int other = slots[history.value(with)];
                if (other >= 0) {
                    together[slot][other] += share(user, at) * share(user, with);
                }
            }
            if (slot >= 0) {
                shares[slot] += share(user, at);
            }
        }
    }

    private double share(int user, int at) {
        return at < 0 ? 0 : (double) history.days(at) / uses[user];
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

    /** The share of a compared value at the other users: what chance would give this one. */
    double byChance(int user, int value) {
        double others = shares[slots[value]] - share(user, history.find(user, value));
        return Math.max(0, others) / Math.max(1, users - 1);
    }

    /**
     * The share of a compared value at those who have what this user had: from each value the user had, in the measure
     * of its uses, to its other users, in the measure of theirs, and on to what these have. Chance where the user had
     * nothing to compare by.
     *
     * @param seen uses of each value by this user so far
     */
    double byLikeness(int user, int value, int[] seen) {
        double own = share(user, history.find(user, value));
        double reached = 0;
        double sum = 0;
        for (int at = history.begin(user); at < history.end(user); at++) {
            int from = slots[history.value(at)];
            double weight = history.value(at) == value ? 0 : seen[history.value(at)];
            if (from >= 0 && weight > 0) {
                double mine = share(user, at);
                double theirs = shares[from] - mine;
                double both = together[from][slots[value]] - mine * own;
                reached += theirs <= 1e-9 ? 0 : weight * Math.max(0, both) / theirs;
                sum += theirs <= 1e-9 ? 0 : weight;
            }
        }
        return sum == 0 ? byChance(user, value) : reached / sum;
    }
}
