package org.nightjar.analysis.table;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.Dimension;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/**
 * The lines of a table over selected rows: one a row, or one for repeats, and headings of groups. In plain time order it
 * costs nothing; sorted four bytes a row, grouped or collapsed four bytes a line more. Immutable.
 */
public final class TableLines {

    private final EventIndex index;
    private final RowSet rows;
    private final LineOrder order;
    private final int @Nullable [] sorted;
    private final int @Nullable [] lines;
    private final int[] groupStarts;

    private TableLines(
            EventIndex index,
            RowSet rows,
            LineOrder order,
            int @Nullable [] sorted,
            int @Nullable [] lines,
            int[] groupStarts) {
        this.index = index;
        this.rows = rows;
        this.order = order;
        this.sorted = sorted;
        this.lines = lines;
        this.groupStarts = groupStarts;
    }

    /** A line a row, in time order: at once. */
    public static TableLines byTime(EventIndex index, RowSet rows) {
        return new TableLines(index, rows, LineOrder.BY_TIME, null, null, new int[0]);
    }

    /**
     * Lays rows out. Ten million rows take some tenths of a second.
     *
     * @param stopped asked now and then: whether to give up by {@link java.util.concurrent.CancellationException}
     */
    public static TableLines of(EventIndex index, RowSet rows, LineOrder order, BooleanSupplier stopped) {
        RowSort sort = new RowSort(index, stopped);
        int[] sorted = null;
        if (order.sortBy().isPresent() || order.groupBy().isPresent()) {
            sorted = rows.toArray();
            if (order.sortBy().isPresent()) {
                sorted = sort.sorted(sorted, order.sortBy().get(), order.descending());
            } else if (order.descending()) {
                reverse(sorted);
            }
            if (order.groupBy().isPresent()) {
                sorted = sort.sorted(sorted, order.groupBy().get(), false);
            }
        } else if (order.descending()) {
            sorted = rows.toArray();
            reverse(sorted);
        }
        TableLines plain = new TableLines(index, rows, order, sorted, null, new int[0]);
        return order.groupBy().isEmpty() && !order.collapse() ? plain : plain.laidOut(sort);
    }

    private static void reverse(int[] rows) {
        for (int low = 0, high = rows.length - 1; low < high; low++, high--) {
            int row = rows[low];
            rows[low] = rows[high];
            rows[high] = row;
        }
    }

    /** Puts headings in, leaves folded groups out and lets repeats share a line. */
    private TableLines laidOut(RowSort sort) {
        boolean grouped = order.groupBy().isPresent();
        // in time order rows are looked for one by one; all of them are sooner had at once
        int[] inOrder = sorted == null ? rows.toArray() : sorted;
        Column groups = index.column(order.groupBy().orElse(Dimension.USER));
        Repeats repeats = new Repeats(index);
        int[] made = new int[1024];
        int count = 0;
        int[] starts = new int[16];
        int groupCount = 0;
        boolean hidden = false;
        for (int position = 0; position < rows.size(); position++) {
            sort.check(position);
            int row = inOrder[position];
            boolean first = grouped && (position == 0 || groups.code(row) != groups.code(inOrder[position - 1]));
            if (first) {
                starts = grown(starts, groupCount);
                starts[groupCount++] = position;
                hidden = order.folded().contains(groups.value(row));
                made = grown(made, count);
                made[count++] = -groupCount;
            }
            boolean repeated = order.collapse() && !first && position > 0 && repeats.same(inOrder[position - 1], row);
            if (!hidden && !repeated) {
                made = grown(made, count);
                made[count++] = position;
            }
        }
        return new TableLines(
                index, rows, order, sorted, Arrays.copyOf(made, count), Arrays.copyOf(starts, groupCount));
    }

    private static int[] grown(int[] array, int needed) {
        return needed < array.length ? array : Arrays.copyOf(array, array.length * 2);
    }

    private int rowAt(int position) {
        return sorted == null ? rows.row(position) : sorted[position];
    }

    /** How they are laid out. */
    public LineOrder order() {
        return order;
    }

    /** Whether these are lines of just those rows. */
    public boolean isOf(EventIndex ofIndex, RowSet ofRows) {
        return index == ofIndex && rows == ofRows;
    }

    /** How many lines there are. */
    public int size() {
        return lines == null ? rows.size() : lines.length;
    }

    /** How many rows there are, whether they are in sight or not. */
    public int rowCount() {
        return rows.size();
    }

    /** Whether the line is the heading of a group. */
    public boolean isHeading(int line) {
        return lines != null && lines[line] < 0;
    }

    /** The row of a line; of a heading the first of its group; of repeats the first. */
    public int row(int line) {
        return rowAt(position(line));
    }

    private int position(int line) {
        if (lines == null) {
            return line;
        }
        return lines[line] < 0 ? groupStarts[-lines[line] - 1] : lines[line];
    }

    /** How many rows the line stands for: a group's, or a row with its repeats. */
    public int count(int line) {
        if (lines == null) {
            return 1;
        }
        if (lines[line] < 0) {
            int group = -lines[line] - 1;
            return (group + 1 < groupStarts.length ? groupStarts[group + 1] : rows.size()) - groupStarts[group];
        }
        return (line + 1 < lines.length ? position(line + 1) : rows.size()) - lines[line];
    }

    /** The rows that a line stands for, in their order: of a heading all of its group. */
    public int[] rows(int line) {
        int from = position(line);
        int[] all = new int[count(line)];
        for (int i = 0; i < all.length; i++) {
            all[i] = rowAt(from + i);
        }
        return all;
    }

    /** The value that a group has in common; the line is its heading. */
    public String heading(int line) {
        return index.value(order.groupBy().orElse(Dimension.USER), row(line));
    }

    /** The heading of the group that a line belongs to, itself if it is one; -1 where there are no groups. */
    public int headingOf(int line) {
        if (groupStarts.length == 0) {
            return -1;
        }
        int found = Arrays.binarySearch(groupStarts, position(line));
        int start = groupStarts[found >= 0 ? found : -found - 2];
        int first = lineAt(start);
        return isHeading(first) ? first : first - 1;
    }

    /** The line that shows a row, or the heading of the folded group that hides it; -1 if it is not among the rows. */
    public int lineOf(int row) {
        int position = sorted == null ? rows.position(row) : search(row);
        return position < 0 ? -1 : lineAt(position);
    }

    /** The last line that begins no later than a position of the rows. */
    private int lineAt(int position) {
        if (lines == null) {
            return position;
        }
        int low = 0;
        int high = lines.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (position(middle) <= position) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private int search(int row) {
        int[] all = sorted == null ? new int[0] : sorted;
        for (int position = 0; position < all.length; position++) {
            if (all[position] == row) {
                return position;
            }
        }
        return -1;
    }

    /** The first line at or after a time, where lines go by time; -1 where they do not or nothing comes after. */
    public int lineAtOrAfter(long millis) {
        if (order.sortBy().isPresent() || order.groupBy().isPresent()) {
            return -1;
        }
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            long at = index.timeMillis(row(middle));
            if (order.descending() ? at > millis : at < millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < size() ? low : -1;
    }

    /** What makes an event the same as the one before. */
    private static final class Repeats {
        private static final Dimension[] SAME = {Dimension.USER, Dimension.ACTION, Dimension.OUTCOME, Dimension.ADDRESS
        };
        private final Column[] columns;

        Repeats(EventIndex index) {
            columns = Arrays.stream(SAME).map(index::column).toArray(Column[]::new);
        }

        boolean same(int one, int other) {
            for (Column column : columns) {
                if (column.code(one) != column.code(other)) {
                    return false;
                }
            }
            return true;
        }
    }
}
