package org.nightjar.analysis.timeline;

import java.util.Arrays;
import java.util.List;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/**
 * The rows of one lane by {@link EventClass}, four bytes an event and what {@link LaneBins} take; or those of a selection, which
 * are a bit for each row of the lane that it is taken from. Immutable.
 */
final class LaneCounts {

    /** Of fewer events a column of pixels, the way over the rows is the shorter one. */
    private static final int FEW_A_PIXEL = 4;

    private final EventIndex index;
    private final int[][] rows;

    /** Which places in the arrays of rows count: all of them, or those that a selection has. */
    private final RowSet[] chosen;

    private final LaneBins bins;
    private final long firstMillis;
    private final int size;

    /** The rows by class ordinal, each ascending. The arrays are taken over. */
    LaneCounts(EventIndex index, int[][] rows) {
        this(
                index,
                rows,
                Arrays.stream(rows).map(some -> RowSet.all(some.length)).toArray(RowSet[]::new),
                LaneBins.of(index, rows));
    }

    private LaneCounts(EventIndex index, int[][] rows, RowSet[] chosen, LaneBins bins) {
        this.index = index;
        this.rows = rows;
        this.chosen = chosen;
        this.bins = bins;
        int all = 0;
        long first = Long.MAX_VALUE;
        for (int c = 0; c < rows.length; c++) {
            if (!chosen[c].isEmpty()) {
                all += chosen[c].size();
                first = Math.min(first, index.timeMillis(row(c, 0)));
            }
        }
        size = all;
        firstMillis = first;
    }

    /** Of a lane with all of its rows those that are in a set, which is no list. */
    LaneCounts among(RowSet set) {
        RowSet[] some = new RowSet[rows.length];
        int left = 0;
        for (int c = 0; c < some.length; c++) {
            some[c] = set.placesIn(rows[c]);
            left += some[c].size();
        }
        return left == size ? this : new LaneCounts(index, rows, some, bins);
    }

    /** All of these together; rows of several of them count once each time. */
    static LaneCounts merged(EventIndex index, List<LaneCounts> all) {
        int[][] rows = new int[EventClass.COUNT][];
        for (int c = 0; c < rows.length; c++) {
            int ofClass = c;
            rows[c] = all.stream()
                    .flatMapToInt(one -> Arrays.stream(one.ofClass(ofClass)))
                    .toArray();
            Arrays.parallelSort(rows[c]);
        }
        return new LaneCounts(index, rows);
    }

    int size() {
        return size;
    }

    /** The rows of a class, ascending. Do not change the array. */
    int[] ofClass(int c) {
        return isWhole(c)
                ? rows[c]
                : Arrays.stream(chosen[c].toArray())
                        .map(place -> rows[c][place])
                        .toArray();
    }

    private boolean isWhole(int c) {
        return chosen[c].size() == rows[c].length;
    }

    private int row(int c, int position) {
        return rows[c][chosen[c].row(position)];
    }

    /** Time of the first event. */
    long firstMillis() {
        return firstMillis;
    }

    /** Whether the lane has that row. */
    boolean has(int row) {
        for (int c = 0; c < rows.length; c++) {
            int place = Arrays.binarySearch(rows[c], row);
            if (place >= 0 && chosen[c].contains(place)) {
                return true;
            }
        }
        return false;
    }

    /** The rows in a window in time order; none if there are more than that. */
    int[] rowsBetween(TimeWindow window, int most) {
        int fromRow = index.rowAtOrAfter(window.fromMillis());
        int toRow = index.rowAtOrAfter(window.toMillis());
        int[] found = new int[0];
        for (int c = 0; c < rows.length; c++) {
            int start = before(c, fromRow);
            int end = before(c, toRow);
            if (found.length + end - start > most) {
                return new int[0];
            }
            int known = found.length;
            found = Arrays.copyOf(found, known + end - start);
            for (int position = start; position < end; position++) {
                found[known + position - start] = row(c, position);
            }
        }
        Arrays.sort(found);
        return found;
    }

    /** How many rows of a class come before a row. */
    private int before(int c, int row) {
        return chosen[c].before(firstAt(rows[c], row, 0));
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
            inWindow += chosen[c].before(ends[c]) - chosen[c].before(starts[c]);
        }
        boolean few = bins.isEmpty() || inWindow / FEW_A_PIXEL <= grid.pixels();
        for (int c = 0; c < rows.length; c++) {
            if (!few) {
                fromBins(grid, starts[c], ends[c], out, c);
            } else if (isWhole(c)) {
                fromRows(rows[c], grid, starts[c], ends[c], out, c);
            } else {
                fromChosen(grid, starts[c], ends[c], out, c);
            }
        }
    }

    /** No division here: this runs for every pixel of every lane. */
    private void fromBins(PixelGrid grid, int start, int end, int[] out, int c) {
        RowSet some = chosen[c];
        boolean whole = isWhole(c);
        int pixels = grid.pixels();
        int place = start;
        int before = whole ? place : some.before(place);
        for (int pixel = 0; pixel < pixels; pixel++) {
            int next = pixel + 1 == pixels ? end : bins.before(c, grid.edgeRow(pixel + 1));
            if (next > place) {
                int upToNext = whole ? next : some.before(next);
                out[pixel * EventClass.COUNT + c] = upToNext - before;
                before = upToNext;
                place = next;
            }
        }
    }

    private void fromChosen(PixelGrid grid, int start, int end, int[] out, int c) {
        int[] pixel = {0};
        chosen[c].inBlocks(chosen[c].before(start), chosen[c].before(end), (places, count) -> {
            int at = pixel[0];
            for (int i = 0; i < count; i++) {
                int row = rows[c][places[i]];
                while (row >= grid.edgeRow(at + 1)) {
                    at++;
                }
                out[at * EventClass.COUNT + c]++;
            }
            pixel[0] = at;
        });
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

    /** The first place from one to another whose row is not below that row; the end if all are. */
    static int lowerBound(int[] rows, int row, int from, int to) {
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
            counts[c] = Math.max(0, before(c, toRow) - before(c, fromRow));
        }
        return counts;
    }

    /** The row whose time is nearest, of equals the more telling class; -1 if the lane is empty. */
    int nearest(long millis) {
        int row = index.rowAtOrAfter(millis);
        int best = -1;
        long distance = Long.MAX_VALUE;
        for (int c = rows.length - 1; c >= 0; c--) {
            int after = before(c, row);
            for (int position = Math.max(0, after - 1); position <= after && position < chosen[c].size(); position++) {
                int near = row(c, position);
                long away = Math.abs(index.timeMillis(near) - millis);
                if (away < distance) {
                    distance = away;
                    best = near;
                }
            }
        }
        return best;
    }
}
