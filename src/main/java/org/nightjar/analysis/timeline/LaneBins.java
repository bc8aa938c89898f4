package org.nightjar.analysis.timeline;

import org.nightjar.store.EventIndex;

/**
 * How many rows of a lane lie before each of some bins of equally many rows of the index, by {@link EventClass}: where an edge
 * falls into a bin, few rows are left to look at. Up to three bytes an event, of lanes of {@value #FEWEST} events or more.
 * Immutable.
 */
final class LaneBins {

    /** Lanes of fewer events have none. */
    static final int FEWEST = 1024;

    private static final LaneBins NONE = new LaneBins(new int[0][], new int[0][], 0);

    private static final int EVENTS_PER_BIN = 4;
    private static final int MOST_BINS = 1 << 18;

    private final int[][] rows;
    private final int[][] before;
    /** A bin has two to the power of this many rows of the index. */
    private final int shift;

    private LaneBins(int[][] rows, int[][] before, int shift) {
        this.rows = rows;
        this.before = before;
        this.shift = shift;
    }

    /** Bins over ascending rows by class ordinal. */
    static LaneBins of(EventIndex index, int[][] rows) {
        int size = 0;
        for (int[] some : rows) {
            size += some.length;
        }
        if (size < FEWEST) {
            return NONE;
        }
        int bins = Math.min(MOST_BINS, size / EVENTS_PER_BIN);
        int shift = 0;
        while (index.size() >> shift > bins && shift < Integer.SIZE - 1) {
            shift++;
        }
        int[][] before = new int[rows.length][];
        for (int c = 0; c < rows.length; c++) {
            before[c] = bin(rows[c], shift, (index.size() >> shift) + 2);
        }
        return new LaneBins(rows, before, shift);
    }

    private static int[] bin(int[] ofClass, int shift, int length) {
        int[] sum = new int[length];
        for (int row : ofClass) {
            sum[(row >> shift) + 1]++;
        }
        for (int bin = 1; bin < length; bin++) {
            sum[bin] += sum[bin - 1];
        }
        return sum;
    }

    boolean isEmpty() {
        return before.length == 0;
    }

    /** How many rows of a class come before a row: a few comparisons among those of its bin. */
    int before(int c, int row) {
        int bin = row >> shift;
        return LaneCounts.lowerBound(rows[c], row, before[c][bin], before[c][bin + 1]);
    }
}
