package org.nightjar.analysis;

import java.util.stream.IntStream;
import org.nightjar.model.Dimension;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/** How many rows have which value, counted over codes on all cores: about a nanosecond a row. */
public final class Counts {

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    /** Fewer rows are not worth a second thread. */
    private static final int FEWEST_A_PART = 1 << 16;

    private static final int BLOCK = 4096;

    private Counts() {}

    /** Counts some rows, from a position to another, into an array. */
    private interface Counter {
        void count(int fromPosition, int toPosition, int[] into);
    }

    /** By code. A row with several values counts for each, one with none for code 0. */
    public static int[] of(EventIndex index, Dimension dimension, RowSet rows) {
        Column column = index.column(dimension);
        return column.fold(ofBases(column, rows));
    }

    private static int[] ofBases(Column column, RowSet rows) {
        Counter counter = rows.isFromStart()
                ? column::countBases
                : (from, to, into) -> {
                    for (int position = from; position < to; position++) {
                        column.countBase(rows.row(position), into);
                    }
                };
        return inParts(rows.size(), column.bases(), counter);
    }

    /**
     * By pairs of codes of all events, at {@code code of one × values of the other + code of the other}; of several values
     * the first counts. For dimensions of few values: the array has a place for each pair.
     *
     * @throws ArithmeticException if there are more pairs than an array has places
     */
    public static int[] pairs(EventIndex index, Dimension one, Dimension other) {
        Column first = index.column(one);
        Column second = index.column(other);
        int width = second.dictionary().size();
        return inParts(index.size(), Math.multiplyExact(first.dictionary().size(), width), (from, to, into) -> {
            int[] high = new int[BLOCK];
            int[] low = new int[BLOCK];
            for (int start = from; start < to; start += BLOCK) {
                int end = Math.min(to, start + BLOCK);
                first.codes(start, end, high);
                second.codes(start, end, low);
                for (int i = 0; i < end - start; i++) {
                    into[high[i] * width + low[i]]++;
                }
            }
        });
    }

    /**
     * By code and bin of time, at {@code code × bins + bin}: rows are in time order, so a bin is a stretch of them.
     *
     * @param edges the first row of each bin, and the row behind the last
     * @throws ArithmeticException if there are more pairs than an array has places
     */
    public static int[] inBins(EventIndex index, Dimension dimension, int[] edges) {
        Column column = index.column(dimension);
        int bins = edges.length - 1;
        int[] counts = new int[Math.multiplyExact(column.dictionary().size(), bins)];
        IntStream.range(0, bins).parallel().forEach(bin -> {
            int[] codes = new int[BLOCK];
            int[] ofBin = new int[column.dictionary().size()];
            for (int start = edges[bin]; start < edges[bin + 1]; start += BLOCK) {
                int end = Math.min(edges[bin + 1], start + BLOCK);
                column.codes(start, end, codes);
                for (int i = 0; i < end - start; i++) {
                    ofBin[codes[i]]++;
                }
            }
            for (int code = 0; code < ofBin.length; code++) {
                counts[code * bins + bin] = ofBin[code];
            }
        });
        return counts;
    }

    private static int[] inParts(int rows, int values, Counter counter) {
        int parts = Math.max(1, Math.min(CORES, rows / Math.max(FEWEST_A_PART, values)));
        int[][] counts = new int[parts][];
        IntStream.range(0, parts).parallel().forEach(part -> {
            counts[part] = new int[values];
            counter.count(start(part, parts, rows), start(part + 1, parts, rows), counts[part]);
        });
        for (int part = 1; part < parts; part++) {
            for (int value = 0; value < values; value++) {
                counts[0][value] += counts[part][value];
            }
        }
        return counts[0];
    }

    private static int start(int part, int parts, int size) {
        return (int) ((long) size * part / parts);
    }
}
