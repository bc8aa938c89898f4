package org.nightjar.detect.detectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nightjar.detect.DetectionContext;
import org.nightjar.detect.profile.IntArray;
import org.nightjar.detect.profile.Profiles;
import org.nightjar.detect.profile.ValueHistory;
import org.nightjar.model.Dimension;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/** Says of each day of each user of a group how rare its rarest pair of user and value is. Confined to one run. */
final class PairDays {

    /** What those who work alike leave open, of a prior: they are never quite like this user. */
    private static final double UNLIKE = 0.1;

    /**
     * A value on a day of a user.
     *
     * @param row the first event of that day with it
     * @param before the user's uses of it before
     * @param usesBefore the user's uses of anything before
     * @param rarity decades: minus the logarithm of its probability
     * @param byChance its share at the others of the group
     * @param byLikeness its share at those who have what this user has
     * @param earlierAsRare how many earlier days of the user held something as rare
     */
    record Pair(
            int user,
            int value,
            int row,
            int before,
            int usesBefore,
            double rarity,
            double byChance,
            double byLikeness,
            int earlierAsRare) {}

    private final EventIndex index;
    private final Profiles profiles;
    private final Column column;
    private final ValueHistory history;
    private final PairModel model;
    private final double prior;
    private final double lack;
    private final int learning;
    private final int[] seen;
    private final int[] lastDay;
    private final List<Pair> pairs = new ArrayList<>();
    private final List<Double> days = new ArrayList<>();

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
        seen = new int[column.dictionary().size()];
        lastDay = new int[seen.length];
        for (int user : group) {
            context.job().checkCancelled();
            if (!model.isEmpty()) {
                add(user);
            }
        }
    }

    PairModel model() {
        return model;
    }

    List<Pair> pairs() {
        return pairs;
    }

    /** The rarity of each judged day, ascending. */
    double[] days() {
        return days.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private void add(int user) {
        boolean chosen = profiles.baseline().isChosen();
        Arrays.fill(seen, 0);
        Arrays.fill(lastDay, Integer.MIN_VALUE);
        int uses = 0;
        for (int at = history.begin(user); chosen && at < history.end(user); at++) {
            seen[history.value(at)] = history.days(at);
            uses += history.days(at);
        }
        RowSet rows = index.rowsOfUser(user);
        IntArray firsts = new IntArray();
        List<Double> earlier = new ArrayList<>();
        for (int start = 0; start < rows.size(); ) {
            int day = profiles.day(rows.row(start));
            int end = start;
            firsts.clear();
            for (; end < rows.size() && profiles.day(rows.row(end)) == day; end++) {
                int value = column.code(rows.row(end));
                if (value != 0 && lastDay[value] != day) {
                    lastDay[value] = day;
                    firsts.add(rows.row(end));
                }
            }
            int known = profiles.daysKnown(user, day);
            if (known >= learning && uses > 0 && profiles.judges(rows.row(start))) {
                judge(user, firsts, uses, earlier);
            }
            for (int at = 0; !chosen && at < firsts.size(); at++) {
                seen[column.code(firsts.get(at))]++;
                uses++;
            }
            start = end;
        }
    }

    private void judge(int user, IntArray firsts, int uses, List<Double> earlier) {
        double rarest = 0;
        for (int at = 0; at < firsts.size(); at++) {
            int value = column.code(firsts.get(at));
            if (!model.compares(value)) {
                continue;
            }
            double chance = model.byChance(user, value);
            if (seen[value] * lack >= chance * (uses + prior)) {
                continue;
            }
            double alike = model.byLikeness(user, value, seen);
            double expected = (1 - UNLIKE) * alike + UNLIKE * chance;
            double probability = (seen[value] + prior * expected) / (uses + prior);
            if (probability * lack < chance) {
                double rarity = Math.round(-Math.log10(probability) * 1e6) / 1e6;
                int asRare = (int)
                        earlier.stream().filter(before -> before >= rarity).count();
                pairs.add(new Pair(user, value, firsts.get(at), seen[value], uses, rarity, chance, alike, asRare));
                rarest = Math.max(rarest, rarity);
            }
        }
        earlier.add(rarest);
        days.add(rarest);
    }
}
