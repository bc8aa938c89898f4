package org.nightjar.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nightjar.model.Dimension;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowParts;
import org.nightjar.store.RowSet;

/**
 * How many rows have which value, counted over codes on all cores: about a nanosecond a row. What all rows have is counted
 * once for an index; of a selection of more than half of them the rest is counted and taken away.
 */
public final class Counts {

    /** What is counted of every selection, for whoever asks what it is made of; in the order shown. */
    public static final List<Dimension> FACETS = List.of(
            Dimension.TAG,
            Dimension.USER,
            Dimension.SERVICE,
            Dimension.ACTION,
            Dimension.OUTCOME,
            Dimension.COUNTRY,
            Dimension.ASN,
            Dimension.NETWORK_CLASS,
            Dimension.AGENT_FAMILY,
            Dimension.AGENT_SYSTEM,
            Dimension.AGENT_MODE,
            Dimension.REGION,
            Dimension.ACCOUNT,
            Dimension.RESOURCE,
            Dimension.ACCESS_KEY);

    private static final int BLOCK = 4096;

    private Counts() {}

    /** By code. A row with several values counts for each, one with none for code 0. Do not change the array. */
    public static int[] of(EventIndex index, Dimension dimension, RowSet rows) {
        Column column = index.column(dimension);
        if (isAll(index, rows)) {
            return column.counts();
        }
        Optional<RowSet> rest = rest(index, rows);
        int[] counts = column.fold(ofBases(column, rest.orElse(rows)));
        return rest.isPresent() ? without(column, counts) : counts;
    }

    /** The same of several dimensions, those that lie over the same codes in one pass; in their order. */
    public static List<int[]> of(EventIndex index, List<Dimension> dimensions, RowSet rows) {
        List<Column> columns = dimensions.stream().map(index::column).toList();
        if (isAll(index, rows)) {
            return columns.parallelStream().map(Column::counts).toList();
        }
        Optional<RowSet> rest = rest(index, rows);
        List<Column> counting = sharing(columns);
        List<Column> bases = new ArrayList<>();
        int[] baseOf = new int[columns.size()];
        for (int i = 0; i < baseOf.length; i++) {
            Column column = counting.get(i);
            int known = 0;
            while (known < bases.size() && !bases.get(known).sharesBases(column)) {
                known++;
            }
            if (known == bases.size()) {
                bases.add(column);
            }
            baseOf[i] = known;
        }
        int[][] counted = ofBases(bases, rest.orElse(rows));
        return IntStream.range(0, baseOf.length)
                .parallel()
                .mapToObj(i -> {
                    int[] counts = counting.get(i).fold(counted[baseOf[i]]);
                    return rest.isPresent() ? without(columns.get(i), counts) : counts;
                })
                .toList();
    }

    /** The same columns, by way of the codes that another of them lies over where there is such a way. */
    private static List<Column> sharing(List<Column> columns) {
        return columns.stream()
                .map(column -> columns.stream().anyMatch(column.folded()::sharesBases) ? column.folded() : column)
                .toList();
    }

    private static boolean isAll(EventIndex index, RowSet rows) {
        return rows.isFromStart() && rows.size() == index.size();
    }

    /** The rows that are not among these, if these are more than half. */
    private static Optional<RowSet> rest(EventIndex index, RowSet rows) {
        return rows.size() > index.size() / 2 ? Optional.of(rows.complement(index.size())) : Optional.empty();
    }

    private static int[] without(Column column, int[] rest) {
        int[] all = column.counts();
        int[] counts = new int[all.length];
        for (int code = 0; code < counts.length; code++) {
            counts[code] = all[code] - rest[code];
        }
        return counts;
    }

    private static int[] ofBases(Column column, RowSet rows) {
        if (rows.isStretch()) {
            int first = rows.isEmpty() ? 0 : rows.row(0);
            return RowParts.count(
                    rows.size(), column.bases(), (from, to, into) -> column.countBases(first + from, first + to, into));
        }
        return ofBases(List.of(column), rows)[0];
    }

    /** Rows are decoded once for all columns; where all rows of the index have the same, none need be looked at. */
    private static int[][] ofBases(List<Column> columns, RowSet rows) {
        int[][] counted = new int[columns.size()][];
        int[] open = IntStream.range(0, counted.length)
                .filter(i -> columns.get(i).onlyBase() < 0)
                .toArray();
        for (int i = 0; i < counted.length; i++) {
            int only = columns.get(i).onlyBase();
            if (only >= 0) {
                counted[i] = new int[columns.get(i).bases()];
                counted[i][only] = rows.size();
            }
        }
        if (open.length > 0) {
            Column[] differing = IntStream.of(open).mapToObj(columns::get).toArray(Column[]::new);
            int[][] some = RowParts.count(
                    rows.size(),
                    Arrays.stream(differing).mapToInt(Column::places).toArray(),
                    (from, to, into) -> rows.inBlocks(from, to, (block, count) -> {
                        for (int i = 0; i < differing.length; i++) {
                            differing[i].count(block, count, into[i]);
                        }
                    }));
            for (int i = 0; i < open.length; i++) {
                counted[open[i]] = differing[i].counted(some[i]);
            }
        }
        return counted;
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
        return RowParts.count(
                index.size(), Math.multiplyExact(first.dictionary().size(), width), (from, to, into) -> {
                    if (first.isDirect() && second.isDirect()) {
                        first.countPairs(second, width, from, to, into);
                    } else {
                        pairs(first, second, from, to, into);
                    }
                });
    }

    private static void pairs(Column first, Column second, int from, int to, int[] into) {
        int width = second.dictionary().size();
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
            int[] ofBin = new int[column.dictionary().size()];
            if (column.isDirect()) {
                column.countBases(edges[bin], edges[bin + 1], ofBin);
            } else {
                count(column, edges[bin], edges[bin + 1], ofBin);
            }
            for (int code = 0; code < ofBin.length; code++) {
                counts[code * bins + bin] = ofBin[code];
            }
        });
        return counts;
    }

    private static void count(Column column, int from, int to, int[] into) {
        int[] codes = new int[BLOCK];
        for (int start = from; start < to; start += BLOCK) {
            int end = Math.min(to, start + BLOCK);
            column.codes(start, end, codes);
            for (int i = 0; i < end - start; i++) {
                into[codes[i]]++;
            }
        }
    }
}
