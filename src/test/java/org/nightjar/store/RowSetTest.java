package org.nightjar.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sets of rows of every density, of which the naive answer is a sorted array. */
class RowSetTest {

    private static final int SIZE = 9_001;

    private final Random random = new Random(31);

    /** A set and the rows that it should have. */
    private record Made(RowSet set, int[] rows) {}

    private Made made(double density) {
        BitSet bits = new BitSet();
        for (int row = 0; row < SIZE; row++) {
            // runs, as events of one user have them
            bits.set(row, row % 700 < 64 ? density > 0.2 : random.nextDouble() < density);
        }
        long[] words = Arrays.copyOf(bits.toLongArray(), (SIZE + 63) / 64);
        return new Made(RowSet.ofBits(words), bits.stream().toArray());
    }

    private List<Made> sets() {
        List<Made> all = new ArrayList<>();
        for (double density : new double[] {0, 0.001, 0.02, 0.05, 0.3, 0.7, 0.99, 1}) {
            Made made = made(density);
            all.add(made);
            all.add(new Made(RowSet.of(made.rows().clone()), made.rows()));
        }
        all.add(new Made(RowSet.all(SIZE), IntStream.range(0, SIZE).toArray()));
        all.add(new Made(
                RowSet.all(SIZE).between(65, 4_000), IntStream.range(65, 4_000).toArray()));
        return all;
    }

    @Test
    void everyFormOfASetHasTheSameRowsAtTheSamePositions() {
        for (Made made : sets()) {
            assertEquals(made.rows().length, made.set().size());
            assertArrayEquals(made.rows(), made.set().toArray());
            for (int position = 0; position < made.rows().length; position++) {
                assertEquals(made.rows()[position], made.set().row(position));
            }
            for (int row = -2; row < SIZE + 70; row++) {
                assertEquals(Arrays.binarySearch(made.rows(), row), made.set().position(row));
                assertEquals(
                        Arrays.binarySearch(made.rows(), row) >= 0, made.set().contains(row));
            }
        }
    }

    @Test
    void partsAreTheRowsBetween() {
        for (Made made : sets()) {
            for (int round = 0; round < 60; round++) {
                int from = random.nextInt(SIZE + 100) - 50;
                int to = round % 7 == 0 ? from - 1 : from + random.nextInt(SIZE / (1 + round % 5));
                int[] expected = Arrays.stream(made.rows())
                        .filter(row -> row >= from && row < to)
                        .toArray();
                assertArrayEquals(expected, made.set().between(from, to).toArray());
            }
        }
    }

    @Test
    void placesOfRowsThatAreInTheSetAreToldInEveryForm() {
        for (Made made : sets()) {
            int[] some = IntStream.range(0, SIZE + 200)
                    .filter(row -> random.nextInt(3) > 0)
                    .toArray();
            int[] expected = IntStream.range(0, some.length)
                    .filter(place -> Arrays.binarySearch(made.rows(), some[place]) >= 0)
                    .toArray();
            for (RowSet set : List.of(made.set(), made.set().asBits(SIZE))) {
                assertArrayEquals(made.rows(), set.toArray());
                assertArrayEquals(expected, set.placesIn(some).toArray());
                assertEquals(made.rows().length, set.placesIn(made.rows()).size());
                assertTrue(set.placesIn(made.rows()).isStretch());
                assertTrue(set.placesIn(new int[0]).isEmpty());
            }
        }
    }

    @Test
    void rowsOfTwoSetsBetweenEdgesAreCounted() {
        for (Made one : sets()) {
            for (Made other : sets()) {
                int[] edges = IntStream.generate(() -> random.nextInt(SIZE + 100))
                        .limit(12)
                        .sorted()
                        .toArray();
                int[] expected = new int[edges.length - 1];
                for (int i = 0; i < expected.length; i++) {
                    int from = edges[i];
                    int to = edges[i + 1];
                    expected[i] = (int) Arrays.stream(one.rows())
                            .filter(row -> row >= from && row < to && Arrays.binarySearch(other.rows(), row) >= 0)
                            .count();
                }
                assertArrayEquals(expected, one.set().sharedBetween(edges, other.set()));
            }
        }
    }

    @Test
    void rowsBeforeOneAreCounted() {
        for (Made made : sets()) {
            for (int row = -3; row < SIZE + 3; row += 1 + random.nextInt(50)) {
                int wanted = row;
                assertEquals(
                        Arrays.stream(made.rows()).filter(one -> one < wanted).count(),
                        made.set().before(row));
            }
        }
    }

    @Test
    void theComplementHasTheOtherRows() {
        for (Made made : sets()) {
            int[] expected = IntStream.range(0, SIZE)
                    .filter(row -> Arrays.binarySearch(made.rows(), row) < 0)
                    .toArray();
            assertArrayEquals(expected, made.set().complement(SIZE).toArray());
        }
    }

    @Test
    void theRowsOfTwoSetsAreThoseOfEither() {
        for (Made one : sets()) {
            for (Made other : sets()) {
                int[] expected = IntStream.concat(Arrays.stream(one.rows()), Arrays.stream(other.rows()))
                        .distinct()
                        .sorted()
                        .toArray();
                assertArrayEquals(expected, one.set().or(other.set(), SIZE).toArray());
            }
        }
    }

    @Test
    void blocksHandOverTheRowsOfAnyPositions() {
        for (Made made : sets()) {
            for (int round = 0; round < 40; round++) {
                int from = random.nextInt(made.rows().length + 1);
                int to = from + random.nextInt(made.rows().length - from + 1);
                List<Integer> given = new ArrayList<>();
                made.set().inBlocks(from, to, (rows, count) -> {
                    assertTrue(count <= RowSet.MOST_IN_BLOCK);
                    for (int i = 0; i < count; i++) {
                        given.add(rows[i]);
                    }
                });
                assertArrayEquals(
                        Arrays.copyOfRange(made.rows(), from, to),
                        given.stream().mapToInt(row -> row).toArray());
            }
        }
    }

    @Test
    void rowsWithoutAGapAreAStretch() {
        long[] words = new long[4];
        words[1] = -1L << 3;
        words[2] = 1;
        RowSet set = RowSet.ofBits(words);
        assertTrue(set.isStretch());
        assertEquals(67, set.row(0));
        assertEquals(62, set.size());
        assertTrue(RowSet.all(5).isFromStart());
        assertTrue(RowSet.ofBits(new long[3]).isEmpty());
    }
}
