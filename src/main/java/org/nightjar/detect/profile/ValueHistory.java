package org.nightjar.detect.profile;

import java.util.Arrays;
import java.util.BitSet;
import org.nightjar.model.Dimension;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/**
 * For one dimension, every (user, value) that occurs: how many events, on how many days (UTC), first and last row.
 * The uses of one user stand together in the order of their first event. Sums of parts that follow each other in time
 * can be added by {@link #plus}. Immutable.
 */
public final class ValueHistory {

    private static final long DAY_MILLIS = 86_400_000L;

    private final EventIndex index;
    private final Dimension dimension;
    private final int[] start;
    private final int[] values;
    private final int[] counts;
    private final int[] days;
    private final int[] firstRows;
    private final int[] lastRows;
    private final int[] usersOfValue;

    private ValueHistory(EventIndex index, Dimension dimension, int[] start, Sums sums) {
        this.index = index;
        this.dimension = dimension;
        this.start = start;
        values = sums.values.toArray();
        counts = sums.counts.toArray();
        days = sums.days.toArray();
        firstRows = sums.firstRows.toArray();
        lastRows = sums.lastRows.toArray();
        usersOfValue = new int[index.column(dimension).dictionary().size()];
        for (int value : values) {
            usersOfValue[value]++;
        }
    }

    /** The sums over the rows of a range; one pass. Values of "" are left out, and users of these codes have none. */
    static ValueHistory of(EventIndex index, Dimension dimension, int fromRow, int toRow, BitSet without) {
        Column column = index.column(dimension);
        int users = index.column(Dimension.USER).dictionary().size();
        int[] slots = new int[column.dictionary().size()];
        int[] start = new int[users + 1];
        Sums sums = new Sums();
        for (int user = 0; user < users; user++) {
            start[user] = sums.values.size();
            RowSet rows = index.rowsOfUser(user).between(fromRow, without.get(user) ? fromRow : toRow);
            int day = 0;
            long dayEnds = Long.MIN_VALUE;
            for (int at = 0; at < rows.size(); at++) {
                int row = rows.row(at);
                if (index.timeMillis(row) >= dayEnds) {
                    day = day(index, row);
                    dayEnds = (day + 1) * DAY_MILLIS;
                }
                if (column.isMultiple()) {
                    for (int value : column.codes(row)) {
                        sums.add(slots, value, row, day);
                    }
                } else {
                    sums.add(slots, column.code(row), row, day);
                }
            }
            for (int at = start[user]; at < sums.values.size(); at++) {
                slots[sums.values.get(at)] = 0;
            }
        }
        start[users] = sums.values.size();
        return new ValueHistory(index, dimension, start, sums);
    }

    private static int day(EventIndex index, int row) {
        return (int) Math.floorDiv(index.timeMillis(row), DAY_MILLIS);
    }

    /** These sums with those of a part that follows in time. */
    ValueHistory plus(ValueHistory later) {
        int users = start.length - 1;
        int[] slots = new int[usersOfValue.length];
        int[] newStart = new int[users + 1];
        Sums sums = new Sums();
        for (int user = 0; user < users; user++) {
            newStart[user] = sums.values.size();
            for (int at = start[user]; at < start[user + 1]; at++) {
                sums.append(slots, this, at);
            }
            for (int at = later.start[user]; at < later.start[user + 1]; at++) {
                int slot = slots[later.values[at]] - 1;
                if (slot < 0) {
                    sums.append(slots, later, at);
                } else {
                    sums.join(slot, later, at);
                }
            }
            for (int at = newStart[user]; at < sums.values.size(); at++) {
                slots[sums.values.get(at)] = 0;
            }
        }
        newStart[users] = sums.values.size();
        return new ValueHistory(index, dimension, newStart, sums);
    }

    /** Position of the user's first use; uses go on until {@link #end}. */
    public int begin(int user) {
        return start[user];
    }

    public int end(int user) {
        return start[user + 1];
    }

    /** Position of the user's use of a value, or -1. */
    public int find(int user, int value) {
        for (int at = start[user]; at < start[user + 1]; at++) {
            if (values[at] == value) {
                return at;
            }
        }
        return -1;
    }

    public int value(int at) {
        return values[at];
    }

    public int count(int at) {
        return counts[at];
    }

    /** On how many days, UTC. */
    public int days(int at) {
        return days[at];
    }

    public int firstRow(int at) {
        return firstRows[at];
    }

    public int lastRow(int at) {
        return lastRows[at];
    }

    /** How many users ever have that value. */
    public int users(int value) {
        return usersOfValue[value];
    }

    /** Whether any event has a value. */
    public boolean isEmpty() {
        return values.length == 0;
    }

    public Dimension dimension() {
        return dimension;
    }

    /** Whether both hold the same sums. */
    boolean sameAs(ValueHistory other) {
        return Arrays.equals(start, other.start)
                && Arrays.equals(values, other.values)
                && Arrays.equals(counts, other.counts)
                && Arrays.equals(days, other.days)
                && Arrays.equals(firstRows, other.firstRows)
                && Arrays.equals(lastRows, other.lastRows);
    }

    /** Columns that grow while events are added. */
    private static final class Sums {
        final IntArray values = new IntArray();
        final IntArray counts = new IntArray();
        final IntArray days = new IntArray();
        final IntArray lastDays = new IntArray();
        final IntArray firstRows = new IntArray();
        final IntArray lastRows = new IntArray();

        void add(int[] slots, int value, int row, int day) {
            if (value == 0) {
                return;
            }
            int slot = slots[value] - 1;
            if (slot < 0) {
                append(slots, value, 1, 1, row, row);
                lastDays.add(day);
                return;
            }
            counts.set(slot, counts.get(slot) + 1);
            lastRows.set(slot, row);
            if (lastDays.get(slot) != day) {
                lastDays.set(slot, day);
                days.set(slot, days.get(slot) + 1);
            }
        }

        void append(int[] slots, ValueHistory from, int at) {
            append(slots, from.values[at], from.counts[at], from.days[at], from.firstRows[at], from.lastRows[at]);
        }

        private void append(int[] slots, int value, int count, int dayCount, int firstRow, int lastRow) {
            slots[value] = values.size() + 1;
            values.add(value);
            counts.add(count);
            days.add(dayCount);
            firstRows.add(firstRow);
            lastRows.add(lastRow);
        }

        void join(int slot, ValueHistory later, int at) {
            boolean sharedDay = day(later.index, lastRows.get(slot)) == day(later.index, later.firstRows[at]);
            counts.set(slot, counts.get(slot) + later.counts[at]);
            days.set(slot, days.get(slot) + later.days[at] - (sharedDay ? 1 : 0));
            lastRows.set(slot, later.lastRows[at]);
        }
    }
}
