package org.nightjar.analysis.timeline;

import java.util.Arrays;
import org.nightjar.model.TimeRange;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowParts;
import org.nightjar.store.RowSet;

/**
 * Rows by column of the overview and class. Rows are in time order, so the first row of each column is looked for once, and
 * no time is read for a row.
 */
final class OverviewCounts {

    private static final int COLUMNS = TimelineModel.OVERVIEW_COLUMNS;

    private final EventIndex index;
    private final long fromMillis;
    private final double columnsPerMilli;

    OverviewCounts(EventIndex index) {
        this.index = index;
        TimeRange span = index.span();
        fromMillis = span.from().toEpochMilli();
        columnsPerMilli = (double) COLUMNS / (span.to().toEpochMilli() - fromMillis);
    }

    /** Counts at {@code column * EventClass.COUNT + class}. */
    int[] of(RowSet rows) {
        if (rows.isEmpty()) {
            return new int[COLUMNS * EventClass.COUNT];
        }
        int[] edges = edges();
        EventClass.Classifier classifier = EventClass.classifier(index);
        return RowParts.count(rows.size(), COLUMNS * EventClass.COUNT, (from, to, into) -> {
            int[] classes = new int[RowSet.MOST_IN_BLOCK];
            int[] column = {from < to ? column(rows.row(from)) : 0};
            rows.inBlocks(from, to, (some, count) -> {
                classifier.ordinals(some, count, classes);
                int at = column[0];
                for (int i = 0; i < count; i++) {
                    while (some[i] >= edges[at + 1]) {
                        at++;
                    }
                    into[at * EventClass.COUNT + classes[i]]++;
                }
                column[0] = at;
            });
        });
    }

    private int column(int row) {
        return Math.min(COLUMNS - 1, (int) ((index.timeMillis(row) - fromMillis) * columnsPerMilli));
    }

    /** The first row of each column, and the row behind all. */
    private int[] edges() {
        int[] edges = new int[COLUMNS + 1];
        Arrays.fill(edges, index.size());
        edges[0] = 0;
        for (int column = 1; column < COLUMNS; column++) {
            int low = edges[column - 1];
            int high = index.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (column(middle) < column) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            edges[column] = low;
        }
        return edges;
    }
}
