package org.nightjar.detect.detectors;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.nightjar.model.Dimension;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;
import org.nightjar.store.Values;

/**
 * Steps of users from one action to another within half an hour. Logs tell time by the second, so what happens in the
 * same one is put in the order of the actions' names: the same for whatever order events were stored in. Confined to one
 * run.
 */
final class Steps {

    private static final long NO_STEP = -1;
    private static final long PAUSE_MILLIS = 30 * 60_000L;

    private final EventIndex index;
    private final Column actions;
    private final int[] rank;

    /** Steps that were just taken, so that most need no look into the map. */
    private final long[] lately = new long[1 << 12];

    /** The first time that a user takes a step: the event before and the event after. */
    record First(int from, int to) {
        int[] rows() {
            return new int[] {from, to};
        }
    }

    Steps(EventIndex index) {
        this.index = index;
        actions = index.column(Dimension.ACTION);
        Values names = actions.dictionary();
        rank = new int[names.size()];
        int[] sorted = IntStream.range(0, rank.length)
                .boxed()
                .sorted(Comparator.comparing(names::value))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int at = 0; at < sorted.length; at++) {
            rank[sorted[at]] = at;
        }
    }

    /** Every step of a user, by a number that is the same for all users. */
    Map<Long, First> of(int user) {
        int[] rows = ordered(user);
        Map<Long, First> steps = new HashMap<>();
        Arrays.fill(lately, NO_STEP);
        for (int at = 1; at < rows.length; at++) {
            int from = actions.code(rows[at - 1]);
            int to = actions.code(rows[at]);
            if (from != to && index.timeMillis(rows[at]) - index.timeMillis(rows[at - 1]) <= PAUSE_MILLIS) {
                long step = (long) from << 32 | to;
                int place = (int) (step * 0x9E3779B97F4A7C15L >>> 52);
                if (lately[place] != step) {
                    lately[place] = step;
                    steps.putIfAbsent(step, new First(rows[at - 1], rows[at]));
                }
            }
        }
        return steps;
    }

    private int[] ordered(int user) {
        RowSet all = index.rowsOfUser(user);
        int[] rows = all.toArray();
        for (int start = 0; start < rows.length; ) {
            int end = start + 1;
            while (end < rows.length && index.timeMillis(rows[end]) == index.timeMillis(rows[start])) {
                end++;
            }
            if (end - start > 1) {
                long[] keys = new long[end - start];
                for (int at = start; at < end; at++) {
                    keys[at - start] = (long) rank[actions.code(rows[at])] << 32 | rows[at];
                }
                Arrays.sort(keys);
                for (int at = start; at < end; at++) {
                    rows[at] = (int) keys[at - start];
                }
            }
            start = end;
        }
        return rows;
    }
}
