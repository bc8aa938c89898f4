package org.nightjar.analysis.timeline;

import java.util.Arrays;
import org.nightjar.model.TimeRange;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowParts;
import org.nightjar.store.RowSet;

/**
 * Rows by column of the overview and class. Rows are in time order, so a column is a stretch of them: which rows are of which
 * class is kept with the index, two bits an event, and of a selection the bits that it shares with them are counted. Immutable.
 */
final class OverviewCounts {

    private static final int COLUMNS = TimelineModel.OVERVIEW_COLUMNS;

    /** The first row of each column, and the row behind all. */
    private final int[] edges;

    /** The rows of each class; none of the first, which has what the others leave. */
    private final RowSet[] ofClass;

    private OverviewCounts(EventIndex index) {
        edges = edges(index);
        ofClass = classes(index);
    }

    /** Made when it is first asked for. */
    static OverviewCounts of(EventIndex index) {
        return index.kept(OverviewCounts.class, () -> new OverviewCounts(index));
    }

    /** Counts at {@code column * EventClass.COUNT + class}. */
    int[] count(RowSet rows) {
        int[] counts = new int[COLUMNS * EventClass.COUNT];
        for (int column = 0; column < COLUMNS; column++) {
            counts[column * EventClass.COUNT] = rows.before(edges[column + 1]) - rows.before(edges[column]);
        }
        for (int c = 1; c < EventClass.COUNT; c++) {
            int[] shared = rows.sharedBetween(edges, ofClass[c]);
            for (int column = 0; column < COLUMNS; column++) {
                counts[column * EventClass.COUNT + c] = shared[column];
                counts[column * EventClass.COUNT] -= shared[column];
            }
        }
        return counts;
    }

    private static RowSet[] classes(EventIndex index) {
        int words = (index.size() + Long.SIZE - 1) / Long.SIZE;
        long[][] bits = new long[EventClass.COUNT][words];
        EventClass.Classifier classifier = EventClass.classifier(index);
        RowSet all = RowSet.all(index.size());
        RowParts.each((index.size() + RowSet.MOST_IN_BLOCK - 1) / RowSet.MOST_IN_BLOCK, block -> {
            int[] classes = new int[RowSet.MOST_IN_BLOCK];
            int from = block * RowSet.MOST_IN_BLOCK;
            all.inBlocks(from, Math.min(index.size(), from + RowSet.MOST_IN_BLOCK), (rows, count) -> {
                classifier.ordinals(rows, count, classes);
                for (int i = 0; i < count; i++) {
                    bits[classes[i]][rows[i] / Long.SIZE] |= 1L << rows[i];
                }
            });
        });
        bits[0] = new long[0];
        // bits however few there are: they are asked for the rows of small selections one by one
        return Arrays.stream(bits)
                .map(some -> RowSet.ofBits(some).asBits(index.size()))
                .toArray(RowSet[]::new);
    }

    private static int[] edges(EventIndex index) {
        TimeRange span = index.span();
        long fromMillis = span.from().toEpochMilli();
        double columnsPerMilli = (double) COLUMNS / (span.to().toEpochMilli() - fromMillis);
        int[] edges = new int[COLUMNS + 1];
        Arrays.fill(edges, index.size());
        edges[0] = 0;
        for (int column = 1; column < COLUMNS; column++) {
            int low = edges[column - 1];
            int high = index.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if ((int) ((index.timeMillis(middle) - fromMillis) * columnsPerMilli) < column) {
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
