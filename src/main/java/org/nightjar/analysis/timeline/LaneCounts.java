package org.nightjar.analysis.timeline;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/**
 * The rows of one lane by {@link EventClass}, and how many lie before each of some bins of equally many rows of the index:
 * where a time falls into a bin, few rows are left to look at. Four bytes an event, and for lanes of
 * {@value #FEWEST_TO_BIN} events or more up to three bytes for bins. Immutable.
 */
final class LaneCounts {

    private static final int FEWEST_TO_BIN = 1024;
    private static final int EVENTS_PER_BIN = 4;
    private static final int MOST_BINS = 1 << 18;
    /** Of fewer events a column of pixels, the way over the rows is the shorter one. */
    private static final int FEW_A_PIXEL = 4;

    private final EventIndex index;
    private final int[][] rows;
    private final int[][] before;
    private final long firstMillis;
    /** A bin has two to the power of this many rows of the index. */
    private final int binShift;

    private final int size;

    /** The rows by class ordinal, each ascending. The arrays are taken over. */
    LaneCounts(EventIndex index, int[][] rows) {
        this(index, rows, null);
    }

    /** The same of those rows that are in a set. */
    LaneCounts among(RowSet set) {
        int[][] some = new int[rows.length][];
        boolean same = true;
        for (int c = 0; c < some.length; c++) {
            some[c] = set.among(rows[c]);
            same &= some[c] == rows[c];
        }
        return same ? this : new LaneCounts(index, some, this);
    }

    /** @param more a lane that has all these rows, and the arrays of the classes of which it has no others; null if there is none */
    private LaneCounts(EventIndex index, int[][] rows, @Nullable LaneCounts more) {
        this.index = index;
        this.rows = rows;
        int all = 0;
        long first = Long.MAX_VALUE;
        for (int[] some : rows) {
            if (some.length > 0) {
                all += some.length;
                first = Math.min(first, index.timeMillis(some[0]));
            }
        }
        size = all;
        firstMillis = first;
        if (more != null && more.before.length > 0 && all >= Math.max(FEWEST_TO_BIN, more.size / 2)) {
            binShift = more.binShift;
            before = bins(more);
            return;
        }
        int bins = Math.min(MOST_BINS, all / EVENTS_PER_BIN);
        int shift = 0;
        while (index.size() >> shift > bins && shift < Integer.SIZE - 1) {
            shift++;
        }
        binShift = shift;
        before = all < FEWEST_TO_BIN ? new int[0][] : bins(null);
    }

    /** @param known has bins of the same size, which are taken over where it has the same rows of a class; null if none has */
    private int[][] bins(@Nullable LaneCounts known) {
        int[][] sums = new int[rows.length][];
        for (int c = 0; c < rows.length; c++) {
            sums[c] = known != null && known.rows[c] == rows[c] ? known.before[c] : bin(rows[c]);
        }
        return sums;
    }

    private int[] bin(int[] ofClass) {
        int[] sum = new int[(index.size() >> binShift) + 2];
        for (int row : ofClass) {
            sum[(row >> binShift) + 1]++;
        }
        for (int bin = 1; bin < sum.length; bin++) {
            sum[bin] += sum[bin - 1];
        }
        return sum;
    }

    /** All of these together; rows of several of them count once each time. */
    static LaneCounts merged(EventIndex index, List<LaneCounts> all) {
        int[][] rows = new int[EventClass.COUNT][];
        for (int c = 0; c < rows.length; c++) {
            int ofClass = c;
            rows[c] = all.stream()
                    .flatMapToInt(one -> Arrays.stream(one.rows[ofClass]))
                    .toArray();
            Arrays.parallelSort(rows[c]);
        }
        return new LaneCounts(index, rows);
    }

    int size() {
        return size;
    }

    /** By class ordinal, each ascending. Do not change the arrays. */
    int[][] byClass() {
        return rows;
    }

    /** Time of the first event. */
    long firstMillis() {
        return firstMillis;
    }

    /** Whether the lane has that row. */
    boolean has(int row) {
        return Arrays.stream(rows).anyMatch(some -> Arrays.binarySearch(some, row) >= 0);
    }

    /** The rows in a window in time order; none if there are more than that. */
    int[] rowsBetween(TimeWindow window, int most) {
        int fromRow = index.rowAtOrAfter(window.fromMillis());
        int toRow = index.rowAtOrAfter(window.toMillis());
        int[] found = new int[0];
        for (int[] some : rows) {
            int start = firstAt(some, fromRow, 0);
            int end = firstAt(some, toRow, start);
            if (found.length + end - start > most) {
                return new int[0];
            }
            int before = found.length;
            found = Arrays.copyOf(found, before + end - start);
            System.arraycopy(some, start, found, before, end - start);
        }
        Arrays.sort(found);
        return found;
    }

    /** Exact counts by column and class, into {@code out[column * EventClass.COUNT + class]}. */
    void density(PixelGrid grid, int[] out) {
        Arrays.fill(out, 0, grid.pixels() * EventClass.COUNT, 0);
        int[] starts = new int[rows.length];
        int[] ends = new int[rows.length];
        int inWindow = 0;
        for (int c = 0; c < rows.length; c++) {
            starts[c] = firstAt(rows[c], grid.edgeRow(0), 0);
            ends[c] = firstAt(rows[c], grid.edgeRow(grid.pixels()), starts[c]);
            inWindow += ends[c] - starts[c];
        }
        if (before.length > 0 && inWindow / FEW_A_PIXEL > grid.pixels()) {
            fromBins(grid, starts, ends, out);
            return;
        }
        for (int c = 0; c < rows.length; c++) {
            fromRows(rows[c], grid, starts[c], ends[c], out, c);
        }
    }

    /** No division here: this runs for every pixel of every lane. */
    private void fromBins(PixelGrid grid, int[] starts, int[] ends, int[] out) {
        int pixels = grid.pixels();
        for (int pixel = 0; pixel < pixels; pixel++) {
            int edge = grid.edgeRow(pixel + 1);
            for (int c = 0; c < rows.length; c++) {
                int next = pixel + 1 == pixels ? ends[c] : before(c, edge);
                out[pixel * EventClass.COUNT + c] = next - starts[c];
                starts[c] = next;
            }
        }
    }

    /** How many rows of a class come before a row: a few comparisons among those of its bin. */
    private int before(int c, int row) {
        int bin = row >> binShift;
        return lowerBound(rows[c], row, before[c][bin], before[c][bin + 1]);
    }

    private static void fromRows(int[] rows, PixelGrid grid, int start, int end, int[] out, int c) {
        int at = start;
        for (int pixel = 0; pixel < grid.pixels() && at < end; pixel++) {
            int edge = grid.edgeRow(pixel + 1);
            if (rows[at] < edge) {
                int next = gallop(rows, edge, at, end);
                out[pixel * EventClass.COUNT + c] = next - at;
                at = next;
            }
        }
    }

    /** The first position at or after {@code from} whose row is not below {@code row}, looking near {@code from} first. */
    private static int gallop(int[] rows, int row, int from, int end) {
        int step = 1;
        int low = from;
        while (low + step < end && rows[low + step] < row) {
            low += step;
            step <<= 1;
        }
        return lowerBound(rows, row, low, Math.min(end, low + step + 1));
    }

    private static int firstAt(int[] rows, int row, int from) {
        return lowerBound(rows, row, from, rows.length);
    }

    private static int lowerBound(int[] rows, int row, int from, int to) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows[middle] < row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Exact counts by class between two times. */
    int[] between(TimeWindow window) {
        int fromRow = index.rowAtOrAfter(window.fromMillis());
        int toRow = index.rowAtOrAfter(window.toMillis());
        int[] counts = new int[rows.length];
        for (int c = 0; c < rows.length; c++) {
            int start = firstAt(rows[c], fromRow, 0);
            counts[c] = firstAt(rows[c], toRow, start) - start;
        }
        return counts;
    }

    /** The row whose time is nearest, of equals the more telling class; -1 if the lane is empty. */
    int nearest(long millis) {
        int row = index.rowAtOrAfter(millis);
        int best = -1;
        long distance = Long.MAX_VALUE;
        for (int c = rows.length - 1; c >= 0; c--) {
            int after = firstAt(rows[c], row, 0);
            for (int position = Math.max(0, after - 1); position <= after && position < rows[c].length; position++) {
                long away = Math.abs(index.timeMillis(rows[c][position]) - millis);
                if (away < distance) {
                    distance = away;
                    best = rows[c][position];
                }
            }
        }
        return best;
    }
}
