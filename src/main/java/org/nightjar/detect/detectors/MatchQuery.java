package org.nightjar.detect.detectors;

import java.util.Arrays;
import java.util.BitSet;
import java.util.TreeSet;
import org.nightjar.model.Dimension;
import org.nightjar.model.QueryText;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/**
 * The query that selects what a rule matches of one user: by action and service where that selects exactly these, else
 * by event id, and where those are too many by action and service after all, which may select more.
 */
final class MatchQuery {

    private static final int MOST_IDS = 200;
    private static final int MOST_VALUES = 50;

    private final EventIndex index;
    private final String byAction;
    private final boolean many;

    MatchQuery(EventIndex index, int user, int[] rows) {
        this.index = index;
        BitSet actions = codes(index.column(Dimension.ACTION), rows);
        BitSet services = codes(index.column(Dimension.SERVICE), rows);
        many = rows.length > MOST_IDS
                || actions.cardinality() <= MOST_VALUES && selected(user, actions, services) == rows.length;
        byAction = actions.cardinality() > MOST_VALUES
                ? ""
                : QueryText.and(
                        QueryText.isAny(Dimension.ACTION, values(Dimension.ACTION, actions)),
                        QueryText.isAny(Dimension.SERVICE, values(Dimension.SERVICE, services)));
    }

    private static BitSet codes(Column column, int[] rows) {
        BitSet codes = new BitSet();
        Arrays.stream(rows).forEach(row -> codes.set(column.code(row)));
        return codes;
    }

    private TreeSet<String> values(Dimension dimension, BitSet codes) {
        TreeSet<String> values = new TreeSet<>();
        codes.stream()
                .forEach(code -> values.add(index.column(dimension).dictionary().value(code)));
        return values;
    }

    private int selected(int user, BitSet actions, BitSet services) {
        Column action = index.column(Dimension.ACTION);
        Column service = index.column(Dimension.SERVICE);
        RowSet rows = index.rowsOfUser(user);
        int selected = 0;
        for (int at = 0; at < rows.size(); at++) {
            int row = rows.row(at);
            selected += actions.get(action.code(row)) && services.get(service.code(row)) ? 1 : 0;
        }
        return selected;
    }

    /** Selects at least these, within their time. */
    String condition(int[] run) {
        if (many) {
            return byAction.isEmpty() ? QueryText.during(index.span()) : byAction;
        }
        return QueryText.events(
                Arrays.stream(run).mapToObj(index::eventId).sorted().toList());
    }
}
