package org.nightjar.analysis;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.nightjar.model.Dimension;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;
import org.nightjar.store.Values;

/**
 * Rows in the order of a dimension's values, for tables: a counting sort by rank. Values are compared as texts, numbers in
 * them as texts too; rows of one value keep the order of time, in both directions.
 */
public final class RowOrder {

    private RowOrder() {}

    /**
     * The rows sorted by a dimension; of several values the first counts. Linear in the rows, and sorts the values that occur.
     *
     * @param descending the greatest first; rows without a value are last in both directions
     */
    public static int[] by(EventIndex index, Dimension dimension, RowSet rows, boolean descending) {
        Column column = index.column(dimension);
        int[] next;
        if (column.isMultiple()) {
            int[] firsts = new int[column.dictionary().size()];
            rows.forEach(row -> firsts[column.code(row)]++);
            next = firsts;
        } else {
            next = Counts.of(index, dimension, rows).clone();
        }
        int sum = 0;
        for (int code : codesInOrder(column.dictionary(), next, descending)) {
            int count = next[code];
            next[code] = sum;
            sum += count;
        }
        int[] sorted = new int[rows.size()];
        int[] at = next;
        rows.forEach(row -> sorted[at[column.code(row)]++] = row);
        return sorted;
    }

    /** The codes that occur, by value; "" is last. */
    private static int[] codesInOrder(Values values, int[] counts, boolean descending) {
        int[] codes = IntStream.range(1, counts.length)
                .filter(code -> counts[code] > 0)
                .toArray();
        record Named(String value, int code) implements Comparable<Named> {
            @Override
            public int compareTo(Named other) {
                return value.compareTo(other.value);
            }
        }
        Named[] named = new Named[codes.length];
        Arrays.parallelSetAll(named, i -> new Named(values.value(codes[i]), codes[i]));
        Arrays.parallelSort(named);
        int[] inOrder = new int[codes.length + 1];
        for (int i = 0; i < named.length; i++) {
            inOrder[descending ? named.length - 1 - i : i] = named[i].code();
        }
        return inOrder;
    }
}
