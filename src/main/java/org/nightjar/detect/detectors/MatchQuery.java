package org.nightjar.detect.detectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import org.nightjar.detect.profile.IntArray;
import org.nightjar.model.Dimension;
import org.nightjar.model.QueryText;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/**
 * The query that selects what a rule matches of one user: by values that they have in common where that selects exactly
 * these, else by event id, and where those are too many by values after all, which may select more: how many is told.
 */
final class MatchQuery {

    private static final int MOST_IDS = 200;
    private static final int MOST_VALUES = 50;

    /** What a query may ask beside action and service, in the order in which it is tried. */
    private static final List<Dimension> NARROWING = List.of(
            Dimension.OUTCOME,
            Dimension.ERROR_CODE,
            Dimension.REGION,
            Dimension.AGENT_FAMILY,
            Dimension.ACCESS_KEY,
            Dimension.ADDRESS,
            Dimension.DETAIL);

    private final EventIndex index;
    private final int user;
    private final List<Asked> asked = new ArrayList<>();
    private final boolean byValues;

    /** Values of a dimension. */
    private record Asked(Dimension dimension, Column column, BitSet codes) {
        boolean holds(int row) {
            return codes.get(column.code(row));
        }

        boolean isShort() {
            return codes.cardinality() <= MOST_VALUES;
        }

        /** That a dimension says nothing a query cannot ask together with its values. */
        boolean isSaid() {
            return codes.stream()
                    .noneMatch(code -> column.dictionary().value(code).isEmpty());
        }
    }

    MatchQuery(EventIndex index, int user, int[] rows) {
        this.index = index;
        this.user = user;
        add(asked(Dimension.ACTION, rows));
        add(asked(Dimension.SERVICE, rows));
        if (rows.length <= MOST_IDS) {
            byValues = asked.size() == 2 && rows(0, index.size()).length == rows.length;
            return;
        }
        byValues = true;
        int[] selected = rows(rows[0], rows[rows.length - 1] + 1);
        for (Dimension dimension : NARROWING) {
            if (selected.length > rows.length) {
                Asked narrower = asked(dimension, rows);
                int[] left = Arrays.stream(selected).filter(narrower::holds).toArray();
                if (left.length < selected.length && narrower.isShort() && narrower.isSaid()) {
                    asked.add(narrower);
                    selected = left;
                }
            }
        }
    }

    private Asked asked(Dimension dimension, int[] rows) {
        Column column = index.column(dimension);
        BitSet codes = new BitSet();
        Arrays.stream(rows).forEach(row -> codes.set(column.code(row)));
        return new Asked(dimension, column, codes);
    }

    private void add(Asked one) {
        if (one.isShort() && one.isSaid()) {
            asked.add(one);
        }
    }

    /** The events of the user that the values select among rows of a range. */
    private int[] rows(int fromRow, int toRow) {
        RowSet rows = index.rowsOfUser(user).between(fromRow, toRow);
        Asked[] all = asked.toArray(Asked[]::new);
        IntArray selected = new IntArray();
        for (int at = 0; at < rows.size(); at++) {
            int row = rows.row(at);
            boolean holds = true;
            for (int i = 0; holds && i < all.length; i++) {
                holds = all[i].holds(row);
            }
            if (holds) {
                selected.add(row);
            }
        }
        return selected.toArray();
    }

    /** Selects at least these, within their time. */
    String condition(int[] run) {
        if (!byValues) {
            return QueryText.events(
                    Arrays.stream(run).mapToObj(index::eventId).sorted().toList());
        }
        return asked.isEmpty()
                ? QueryText.during(index.span())
                : QueryText.and(asked.stream()
                        .map(one -> QueryText.isAny(one.dimension(), values(one)))
                        .toArray(String[]::new));
    }

    private static TreeSet<String> values(Asked one) {
        TreeSet<String> values = new TreeSet<>();
        one.codes().stream()
                .forEach(code -> values.add(one.column().dictionary().value(code)));
        return values;
    }

    /** How many events within their time the query selects besides these. */
    int besides(int[] run) {
        if (!byValues) {
            return 0;
        }
        int from = index.rowAtOrAfter(index.timeMillis(run[0]));
        int to = index.rowAtOrAfter(index.timeMillis(run[run.length - 1]) + 1);
        return rows(from, to).length - run.length;
    }
}
