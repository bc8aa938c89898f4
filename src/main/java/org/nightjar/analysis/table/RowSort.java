package org.nightjar.analysis.table;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.nightjar.model.Dimension;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.Values;

/**
 * Sorts rows by a column in time linear in the rows: distinct values are compared once, rows are dealt out by the rank of
 * their value. Stable, so that rows of one value stay in the order they had. What the log does not say comes last.
 */
final class RowSort {

    private static final int CHECK_EVERY = 1 << 18;

    private final EventIndex index;
    private final BooleanSupplier stopped;

    RowSort(EventIndex index, BooleanSupplier stopped) {
        this.index = index;
        this.stopped = stopped;
    }

    /** The same rows sorted. */
    int[] sorted(int[] rows, Dimension dimension, boolean descending) {
        Column column = index.column(dimension);
        int[] ranks = ranks(column.dictionary(), descending);
        int[] starts = new int[ranks.length + 1];
        for (int i = 0; i < rows.length; i++) {
            check(i);
            starts[ranks[column.code(rows[i])] + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] sorted = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            check(i);
            sorted[starts[ranks[column.code(rows[i])]]++] = rows[i];
        }
        return sorted;
    }

    void check(int at) {
        if (at % CHECK_EVERY == 0 && stopped.getAsBoolean()) {
            throw new CancellationException();
        }
    }

    /** The rank of each code among its fellows. */
    private int[] ranks(Values dictionary, boolean descending) {
        int size = dictionary.size();
        Ranked[] values = new Ranked[size];
        for (int code = 0; code < size; code++) {
            check(code);
            values[code] = new Ranked(dictionary.value(code), code);
        }
        Arrays.parallelSort(values);
        int[] ranks = new int[size];
        for (int rank = 0; rank < size; rank++) {
            // The empty value is the last of them, whichever way the others go.
            boolean turned = descending && rank < size - 1;
            ranks[values[rank].code] = turned ? size - 2 - rank : rank;
        }
        return ranks;
    }

    /** A value with its code; values go by the alphabet without regard to case. */
    private record Ranked(String value, int code) implements Comparable<Ranked> {
        @Override
        public int compareTo(Ranked other) {
            if (value.isEmpty() || other.value.isEmpty()) {
                return Boolean.compare(value.isEmpty(), other.value.isEmpty());
            }
            int ignoring = value.compareToIgnoreCase(other.value);
            return ignoring != 0 ? ignoring : value.compareTo(other.value);
        }
    }
}
