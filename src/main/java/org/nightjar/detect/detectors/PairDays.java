package org.nightjar.detect.detectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.nightjar.detect.DetectionContext;
import org.nightjar.detect.profile.IntArray;
import org.nightjar.detect.profile.Profiles;
import org.nightjar.detect.profile.ValueHistory;
import org.nightjar.model.Dimension;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/** Says of each day of each user of a group which values of a dimension hardly go with the user. Confined to one run. */
final class PairDays {

    /** What those who work alike leave open, of a prior: they are never quite like this user. */
    private static final double UNLIKE = 0.1;

    /**
     * A value on a day of a user that hardly has it.
     *
     * @param before the user's uses of it on the days known
     * @param rarity decades: minus the logarithm of its probability
     * @param byChance its share at the others of the group
     * @param byLikeness its share at those who have what this user has
     */
    record Pair(int value, int before, double rarity, double byChance, double byLikeness) {}

    /**
     * A day of a user.
     *
     * @param row the first event of that day
     * @param known active days of the user to compare with
     * @param usesBefore the user's uses of anything on these
     * @param pairs what is rare about it, rarest first
     * @param asRare how many of these were as rare
     */
    record Day(int user, int row, int known, int usesBefore, List<Pair> pairs, int asRare) implements DayRank.RareDay {

        /** That of the rarest pair. */
        @Override
        public double rarity() {
            return pairs.isEmpty() ? 0 : pairs.get(0).rarity();
        }

        Day withAsRare(int number) {
            return new Day(user, row, known, usesBefore, pairs, number);
        }
    }

    private final EventIndex index;
    private final Profiles profiles;
    private final Column column;
    private final ValueHistory history;
    private final PairModel model;
    private final double prior;
    private final double lack;
    private final int learning;
    private final Comparator<Pair> rarestFirst;
    private final int[] seen;
    private final int[] lastDay;
    private final List<Day> days = new ArrayList<>();

    PairDays(DetectionContext context, RareCombinationDetector detector, Dimension dimension, int[] group) {
        index = context.index();
        profiles = context.profiles();
        column = index.column(dimension);
        history = profiles.known(dimension);
        int leastUsers = (int) context.value(detector, RareCombinationDetector.USERS);
        model = new PairModel(history, column.dictionary(), group, leastUsers);
        prior = context.value(detector, RareCombinationDetector.PRIOR);
        lack = context.value(detector, RareCombinationDetector.LACK);
        learning = (int) context.value(detector, RareCombinationDetector.LEARNING);
        rarestFirst = Comparator.<Pair>comparingDouble(pair -> -pair.rarity())
                .thenComparing(pair -> column.dictionary().value(pair.value()));
        seen = new int[column.dictionary().size()];
        lastDay = new int[seen.length];
        Arrays.fill(lastDay, Integer.MIN_VALUE);
        for (int user : group) {
            context.job().checkCancelled();
            if (!model.isEmpty()) {
                add(user);
                forget(user);
            }
        }
    }

    PairModel model() {
        return model;
    }

    List<Day> days() {
        return days;
    }

    /** In a chosen baseline each day is compared with the others of it; elsewhere with what came before. */
    private void add(int user) {
        boolean chosen = profiles.baseline().isChosen();
        int uses = chosen ? usesInBaseline(user) : 0;
        double[] own = model.shares(user);
        RowSet rows = index.rowsOfUser(user);
        List<Day> ofUser = new ArrayList<>();
        for (int start = 0; start < rows.size(); ) {
            int row = rows.row(start);
            int day = profiles.day(row);
            boolean measure = profiles.isBaseline(row);
            IntArray values = new IntArray();
            for (; start < rows.size() && isOf(rows.row(start), day, measure); start++) {
                int value = column.code(rows.row(start));
                if (value != 0 && lastDay[value] != day) {
                    lastDay[value] = day;
                    values.add(value);
                }
            }
            int itself = measure ? 1 : 0;
            int known = profiles.daysKnown(user, day) - itself;
            int others = uses + count(values, -itself);
            if (known >= learning && others > 0) {
                List<Pair> pairs = pairs(own, values, others, prior * others / known);
                ofUser.add(new Day(user, row, known, others, pairs, 0));
            }
            uses = others + count(values, chosen ? itself : 1);
        }
        for (Day day : ofUser) {
            days.add(day.pairs().isEmpty() ? day : day.withAsRare(DayRank.ownAsRare(profiles, day, ofUser)));
        }
    }

    /** A day is cut where a chosen baseline begins or ends. */
    private boolean isOf(int row, int day, boolean measure) {
        return profiles.day(row) == day && profiles.isBaseline(row) == measure;
    }

    /** Adds so much to the uses of each of these values; by how much that changes their sum. */
    private int count(IntArray values, int times) {
        for (int at = 0; at < values.size(); at++) {
            seen[values.get(at)] += times;
        }
        return times * values.size();
    }

    private int usesInBaseline(int user) {
        int uses = 0;
        for (int at = history.begin(user); at < history.end(user); at++) {
            seen[history.value(at)] = history.days(at);
            uses += history.days(at);
        }
        return uses;
    }

    private void forget(int user) {
        ValueHistory all = profiles.history(history.dimension());
        for (int at = all.begin(user); at < all.end(user); at++) {
            seen[all.value(at)] = 0;
            lastDay[all.value(at)] = Integer.MIN_VALUE;
        }
    }

    private List<Pair> pairs(double[] own, IntArray values, int uses, double priorUses) {
        List<Pair> pairs = new ArrayList<>();
        for (int at = 0; at < values.size(); at++) {
            int value = values.get(at);
            double chance = model.compares(value) ? model.byChance(own, value) : 0;
            if (seen[value] * lack < chance * (uses + priorUses)) {
                double alike = model.byLikeness(own, value, seen);
                double expected = (1 - UNLIKE) * alike + UNLIKE * chance;
                double probability = (seen[value] + priorUses * expected) / (uses + priorUses);
                if (probability * lack < chance) {
                    double rarity = Math.round(-Math.log10(probability) * 1e6) / 1e6;
                    pairs.add(new Pair(value, seen[value], rarity, chance, alike));
                }
            }
        }
        pairs.sort(rarestFirst);
        return pairs;
    }
}
