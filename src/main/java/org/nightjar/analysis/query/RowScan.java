package org.nightjar.analysis.query;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.nightjar.analysis.query.EventQuery.RowPredicate;
import org.nightjar.store.RowSet;

/** Asks a predicate of many rows, in blocks and on all cores. */
final class RowScan {

    private static final int BLOCK = 4096;
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    /** Fewer rows are not worth a second thread. */
    private static final int FEWEST_A_PART = 1 << 16;

    private RowScan() {}

    /** Those of the rows that it selects. */
    static RowSet select(RowPredicate predicate, RowSet among) {
        int parts = Math.max(1, Math.min(2 * CORES, among.size() / FEWEST_A_PART));
        int[][] found = new int[parts][];
        IntStream.range(0, parts)
                .parallel()
                .forEach(part -> found[part] = among.isFromStart()
                        ? inBlocks(predicate, start(part, parts, among.size()), start(part + 1, parts, among.size()))
                        : oneByOne(
                                predicate,
                                among,
                                start(part, parts, among.size()),
                                start(part + 1, parts, among.size())));
        int size = Arrays.stream(found).mapToInt(some -> some.length).sum();
        int[] all = new int[size];
        int at = 0;
        for (int[] some : found) {
            System.arraycopy(some, 0, all, at, some.length);
            at += some.length;
        }
        return RowSet.of(all);
    }

    private static int start(int part, int parts, int size) {
        return (int) ((long) size * part / parts);
    }

    private static int[] inBlocks(RowPredicate predicate, int fromRow, int toRow) {
        boolean[] selected = new boolean[BLOCK];
        int[] found = new int[BLOCK];
        int count = 0;
        for (int start = fromRow; start < toRow; start += BLOCK) {
            int rows = Math.min(BLOCK, toRow - start);
            predicate.test(start, start + rows, selected);
            if (count + rows > found.length) {
                found = Arrays.copyOf(found, Math.max(count + rows, found.length * 2));
            }
            for (int i = 0; i < rows; i++) {
                found[count] = start + i;
                count += selected[i] ? 1 : 0;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static int[] oneByOne(RowPredicate predicate, RowSet among, int from, int to) {
        int[] found = new int[to - from];
        int count = 0;
        for (int position = from; position < to; position++) {
            int row = among.row(position);
            if (predicate.test(row)) {
                found[count++] = row;
            }
        }
        return Arrays.copyOf(found, count);
    }
}
