package org.nightjar.analysis.query;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.nightjar.analysis.query.EventQuery.RowPredicate;
import org.nightjar.store.RowParts;
import org.nightjar.store.RowSet;

/** Asks a predicate of many rows, in blocks and on all cores. */
final class RowScan {

    /** Rows whose columns stay in a core's cache while several predicates look at them. */
    private static final int BLOCK = 1 << 13;

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    /** Fewer rows are not worth a second thread. */
    private static final int FEWEST_A_PART = 1 << 16;

    private RowScan() {}

    /** Those of the rows that it selects. */
    static RowSet select(RowPredicate predicate, RowSet among) {
        return among.isStretch() ? ofStretch(predicate, among) : ofList(predicate, among);
    }

    private static int parts(int rows) {
        return Math.max(1, Math.min(2 * CORES, rows / FEWEST_A_PART));
    }

    /** A bit a row; threads share no word. */
    private static RowSet ofStretch(RowPredicate predicate, RowSet among) {
        if (among.isEmpty()) {
            return among;
        }
        int fromRow = among.row(0);
        int toRow = fromRow + among.size();
        int firstWord = fromRow / Long.SIZE;
        long[] words = new long[(toRow + Long.SIZE - 1) / Long.SIZE];
        int parts = parts(among.size());
        IntStream.range(0, parts).parallel().forEach(part -> {
            int start = firstWord + RowParts.start(part, parts, words.length - firstWord);
            int end = firstWord + RowParts.start(part + 1, parts, words.length - firstWord);
            inBlocks(predicate, start * Long.SIZE, Math.min(toRow, end * Long.SIZE), words);
        });
        words[firstWord] &= -1L << fromRow;
        if (toRow % Long.SIZE != 0) {
            words[words.length - 1] &= (1L << toRow) - 1;
        }
        return RowSet.ofBits(words);
    }

    private static void inBlocks(RowPredicate predicate, int fromRow, int toRow, long[] into) {
        long[] selected = new long[BLOCK / Long.SIZE];
        for (int start = fromRow; start < toRow; start += BLOCK) {
            int end = Math.min(toRow, start + BLOCK);
            predicate.test(start, end, selected);
            System.arraycopy(selected, 0, into, start / Long.SIZE, (end - start + Long.SIZE - 1) / Long.SIZE);
        }
    }

    private static RowSet ofList(RowPredicate predicate, RowSet among) {
        int parts = parts(among.size());
        int[][] found = new int[parts][];
        IntStream.range(0, parts)
                .parallel()
                .forEach(part -> found[part] = kept(
                        predicate,
                        among,
                        RowParts.start(part, parts, among.size()),
                        RowParts.start(part + 1, parts, among.size())));
        return RowSet.of(Arrays.stream(found).flatMapToInt(Arrays::stream).toArray());
    }

    private static int[] kept(RowPredicate predicate, RowSet among, int from, int to) {
        int[] found = new int[to - from];
        int[] at = new int[1];
        among.inBlocks(from, to, (rows, count) -> {
            int kept = predicate.keep(rows, count);
            System.arraycopy(rows, 0, found, at[0], kept);
            at[0] += kept;
        });
        return Arrays.copyOf(found, at[0]);
    }
}
