package org.nightjar.store;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Work over many rows on all cores: it is cut into small parts, and whichever core is free takes the next. */
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

    /** Counts several things at once, each into an array of its own. */
    @FunctionalInterface
    public interface ManyCounter {
        void count(int fromPosition, int toPosition, int[][] into);
    }

    /**
     * Counts all positions.
     *
     * @param values length of the array of counts
     */
    public static int[] count(int positions, int values, Counter counter) {
        return count(positions, new int[] {values}, (from, to, into) -> counter.count(from, to, into[0]))[0];
    }

    /**
     * Counts all positions, whatever is counted of them in one pass: each core has arrays of its own, and they are added up.
     *
     * @param values lengths of the arrays of counts, at least one
     */
    public static int[][] count(int positions, int[] values, ManyCounter counter) {
        int aCore = Math.max(
                FEWEST_A_PART, (int) (IntStream.of(values).asLongStream().sum() / values.length));
        int cores = Math.max(1, Math.min(CORES, positions / aCore));
        int parts = cores == 1 ? 1 : positions / FEWEST_A_PART;
        int[][][] counted = new int[cores][][];
        AtomicInteger next = new AtomicInteger();
        IntStream.range(0, cores).parallel().forEach(core -> {
            for (int part; (part = next.getAndIncrement()) < parts; ) {
                if (counted[core] == null) {
                    counted[core] = arrays(values);
                }
                counter.count(start(part, parts, positions), start(part + 1, parts, positions), counted[core]);
            }
        });
        return sum(counted);
    }

    private static int[][] arrays(int[] lengths) {
        return IntStream.of(lengths).mapToObj(int[]::new).toArray(int[][]::new);
    }

    /** A core that came too late has counted nothing. */
    private static int[][] sum(int[][][] counted) {
        int[][] sum = null;
        for (int[][] ofCore : counted) {
            if (sum == null) {
                sum = ofCore;
            } else if (ofCore != null) {
                for (int i = 0; i < sum.length; i++) {
                    add(ofCore[i], sum[i]);
                }
            }
        }
        return Objects.requireNonNull(sum);
    }

    private static void add(int[] some, int[] into) {
        for (int value = 0; value < some.length; value++) {
            into[value] += some[value];
        }
    }

    /** Does each of some tasks once, on all cores, in no order. */
    public static void each(int tasks, IntConsumer work) {
        AtomicInteger next = new AtomicInteger();
        IntStream.range(0, Math.min(CORES, tasks)).parallel().forEach(core -> {
            for (int task; (task = next.getAndIncrement()) < tasks; ) {
                work.accept(task);
            }
        });
    }

    /** Where a part begins. */
    public static int start(int part, int parts, int positions) {
        return (int) ((long) positions * part / parts);
    }
}
