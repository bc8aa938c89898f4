package org.nightjar.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nightjar.support.TestEvents.anEvent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.Dimension;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;
import org.nightjar.support.TestEnrichment;

/** Counts and orders against what one row after the other gives; enough rows for several threads. */
class CountsTest {

    private static final int EVENTS = 300_000;

    private final EventIndex index = index();

    private static EventIndex index() {
        Random random = new Random(11);
        List<AuditEvent> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            var event = anEvent()
                    .id("e" + i)
                    .at(Instant.ofEpochSecond(1_700_000_000L + i))
                    .by("user" + random.nextInt(9))
                    .reads("s" + random.nextInt(5), "Action" + random.nextInt(400));
            if (random.nextInt(8) == 0) {
                event.denied();
            }
            if (random.nextInt(3) == 0) {
                event.on("arn:" + random.nextInt(30), "arn:x" + random.nextInt(30));
            }
            events.add(event.build());
        }
        return new TestEnrichment().index(events);
    }

    private RowSet some() {
        return RowSet.of(IntStream.range(0, EVENTS).filter(row -> row % 3 != 1).toArray());
    }

    /** Of every form and density, also more than half, of which the rest is counted. */
    private List<RowSet> sets() {
        Random random = new Random(17);
        List<RowSet> sets = new ArrayList<>(List.of(
                RowSet.all(EVENTS), RowSet.all(EVENTS).between(70_001, 290_000), some(), RowSet.of(new int[0])));
        for (double density : new double[] {0.0005, 0.1, 0.45, 0.9, 0.9999}) {
            long[] words = new long[(EVENTS + 63) / 64];
            IntStream.range(0, EVENTS)
                    .filter(row -> random.nextDouble() < density)
                    .forEach(row -> words[row / 64] |= 1L << row);
            sets.add(RowSet.ofBits(words));
        }
        return sets;
    }

    private int[] naive(Dimension dimension, RowSet rows) {
        int[] counts = new int[index.column(dimension).dictionary().size()];
        for (int row : rows.toArray()) {
            int[] codes = index.column(dimension).codes(row);
            for (int code : codes) {
                counts[code]++;
            }
            counts[0] += codes.length == 0 ? 1 : 0;
        }
        return counts;
    }

    @Test
    void eachValueIsCountedAsOneRowAfterTheOtherGivesIt() {
        List<Dimension> all = List.of(Dimension.values());
        for (RowSet rows : sets()) {
            List<int[]> together = Counts.of(index, all, rows);
            for (Dimension dimension : all) {
                int[] expected = naive(dimension, rows);
                assertArrayEquals(expected, Counts.of(index, dimension, rows), dimension.field());
                assertArrayEquals(expected, together.get(dimension.ordinal()), dimension.field());
            }
        }
    }

    @Test
    void pairsAndBinsOfTimeAreCountedTheSame() {
        int services = index.column(Dimension.SERVICE).dictionary().size();
        int[] pairs = new int[index.column(Dimension.USER).dictionary().size() * services];
        int[] edges = {0, 70_000, 70_000, 250_000, EVENTS};
        int[] bins = new int[index.column(Dimension.USER).dictionary().size() * 4];
        for (int row = 0; row < EVENTS; row++) {
            int user = index.column(Dimension.USER).code(row);
            pairs[user * services + index.column(Dimension.SERVICE).code(row)]++;
            bins[user * 4 + (row < 70_000 ? 0 : row < 250_000 ? 2 : 3)]++;
        }
        assertArrayEquals(pairs, Counts.pairs(index, Dimension.USER, Dimension.SERVICE));
        assertArrayEquals(bins, Counts.inBins(index, Dimension.USER, edges));
        int outcomes = index.column(Dimension.OUTCOME).dictionary().size();
        int actions = index.column(Dimension.ACTION).dictionary().size();
        int[] derived = new int[outcomes * actions];
        int[] ofResources =
                new int[index.column(Dimension.RESOURCE).dictionary().size() * 4];
        for (int row = 0; row < EVENTS; row++) {
            derived[
                    index.column(Dimension.OUTCOME).code(row) * actions
                            + index.column(Dimension.ACTION).code(row)]++;
            ofResources[index.column(Dimension.RESOURCE).code(row) * 4 + (row < 70_000 ? 0 : row < 250_000 ? 2 : 3)]++;
        }
        assertArrayEquals(derived, Counts.pairs(index, Dimension.OUTCOME, Dimension.ACTION));
        assertArrayEquals(ofResources, Counts.inBins(index, Dimension.RESOURCE, edges));
    }

    @Test
    void rowsAreSortedByValueAndThenByTimeAndThoseWithoutAValueAreLast() {
        for (Dimension dimension : List.of(Dimension.ACTION, Dimension.RESOURCE)) {
            Comparator<Integer> byValue = Comparator.comparing(row -> index.value(dimension, row));
            Comparator<Integer> lastIfEmpty =
                    Comparator.comparing(row -> index.value(dimension, row).isEmpty());
            for (boolean descending : new boolean[] {false, true}) {
                int[] expected = IntStream.of(some().toArray())
                        .boxed()
                        .sorted(lastIfEmpty
                                .thenComparing(descending ? byValue.reversed() : byValue)
                                .thenComparing(Comparator.naturalOrder()))
                        .mapToInt(row -> row)
                        .toArray();
                assertArrayEquals(expected, RowOrder.by(index, dimension, some(), descending));
            }
        }
        assertEquals(0, RowOrder.by(index, Dimension.USER, RowSet.of(new int[0]), false).length);
    }
}
