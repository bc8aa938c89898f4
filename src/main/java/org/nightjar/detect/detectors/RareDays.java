package org.nightjar.detect.detectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nightjar.detect.DetectionContext;
import org.nightjar.detect.profile.Profiles;
import org.nightjar.detect.profile.ValueHistory;
import org.nightjar.model.Dimension;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/** Sums up, for each day of each user, how rare its actions are. Confined to one run. */
final class RareDays {

    /**
     * A day of a user.
     *
     * @param rows events of its rare actions
     * @param sum how rare they are together, in decades beyond the threshold
     * @param earlierAsRare how many earlier days of the user were as rare
     */
    record UserDay(int user, int known, int[] rows, double sum, int earlierAsRare) {}

    private final EventIndex index;
    private final Profiles profiles;
    private final Column actions;
    private final double prior;
    private final int learning;
    private final double rare;
    private final double[] dayShare;
    private final double[] ownShare;
    private final int[] seenDays;
    private final int[] lastDay;

    RareDays(DetectionContext context, RareActionsDetector detector) {
        index = context.index();
        profiles = context.profiles();
        actions = index.column(Dimension.ACTION);
        prior = context.value(detector, RareActionsDetector.PRIOR);
        learning = (int) context.value(detector, RareActionsDetector.LEARNING);
        rare = context.value(detector, RareActionsDetector.RARE);
        int size = actions.dictionary().size();
        dayShare = new double[size];
        ownShare = new double[size];
        seenDays = new int[size];
        lastDay = new int[size];
        ValueHistory history = profiles.known(Dimension.ACTION);
        for (int user : profiles.actors()) {
            for (int at = history.begin(user); at < history.end(user); at++) {
                dayShare[history.value(at)] += history.days(at);
            }
        }
    }

    void add(int user, List<UserDay> into) {
        ValueHistory history = profiles.known(Dimension.ACTION);
        for (int at = history.begin(user); at < history.end(user); at++) {
            ownShare[history.value(at)] = history.days(at);
        }
        boolean chosen = profiles.baseline().isChosen();
        Arrays.fill(seenDays, 0);
        Arrays.fill(lastDay, Integer.MIN_VALUE);
        if (chosen) {
            for (int at = history.begin(user); at < history.end(user); at++) {
                seenDays[history.value(at)] = history.days(at);
            }
        }
        double others =
                Math.max(1, profiles.actorDays() - profiles.activity(user).days().length);
        RowSet rows = index.rowsOfUser(user);
        List<Double> earlier = new ArrayList<>();
        for (int start = 0; start < rows.size(); ) {
            int day = profiles.day(rows.row(start));
            int end = start + 1;
            while (end < rows.size() && profiles.day(rows.row(end)) == day) {
                end++;
            }
            int known = profiles.daysKnown(user, day);
            UserDay one = day(user, rows, start, end, known, others, earlier);
            if (known >= learning) {
                into.add(one);
                earlier.add(one.sum());
            }
            if (!chosen) {
                learn(rows, start, end, day);
            }
            start = end;
        }
        for (int at = history.begin(user); at < history.end(user); at++) {
            ownShare[history.value(at)] = 0;
        }
    }

    private UserDay day(int user, RowSet rows, int start, int end, int known, double others, List<Double> earlier) {
        Map<Integer, Double> sums = new HashMap<>();
        int[] picked = new int[end - start];
        int count = 0;
        for (int at = start; at < end; at++) {
            int row = rows.row(at);
            int action = actions.code(row);
            double expected = (dayShare[action] - ownShare[action] + 0.5) / (others + 1);
            double probability = (seenDays[action] + prior * expected) / (known + prior);
            if (action != 0 && probability < rare) {
                sums.put(action, Math.log10(rare / probability));
                picked[count++] = row;
            }
        }
        double sum = Math.round(sums.values().stream()
                                .sorted(Comparator.naturalOrder())
                                .mapToDouble(Double::doubleValue)
                                .sum()
                        * 1e6)
                / 1e6;
        int asRare = (int) earlier.stream().filter(before -> before >= sum).count();
        return new UserDay(user, known, Arrays.copyOf(picked, count), sum, asRare);
    }

    private void learn(RowSet rows, int start, int end, int day) {
        for (int at = start; at < end; at++) {
            int action = actions.code(rows.row(at));
            if (lastDay[action] != day) {
                lastDay[action] = day;
                seenDays[action]++;
            }
        }
    }
}
