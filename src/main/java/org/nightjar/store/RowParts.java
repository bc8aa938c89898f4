package org.nightjar.store;

import java.util.stream.IntStream;

/** Counting in parts, one for each core: each part has an array of its own, and they are added up. */
public final class RowParts {

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    /** Fewer rows are not worth a second thread. */
    private static final int FEWEST_A_PART = 1 << 16;

    private RowParts() {}

    /** Counts from a position to another, into an array. */
    @FunctionalInterface
    public interface Counter {
        void count(int fromPosition, int toPosition, int[] into);
    }

    /**
     * Counts all positions.
     *
     * @param values length of the array of counts
     */
    public static int[] count(int positions, int values, Counter counter) {
        int parts = Math.max(1, Math.min(CORES, positions / Math.max(FEWEST_A_PART, values)));
        int[][] counts = new int[parts][];
        IntStream.range(0, parts).parallel().forEach(part -> {
            counts[part] = new int[values];
            counter.count(start(part, parts, positions), start(part + 1, parts, positions), counts[part]);
        });
        for (int part = 1; part < parts; part++) {
            for (int value = 0; value < values; value++) {
                counts[0][value] += counts[part][value];
            }
        }
        return counts[0];
    }

    /** Where a part begins. */
    public static int start(int part, int parts, int positions) {
        return (int) ((long) positions * part / parts);
    }
}
