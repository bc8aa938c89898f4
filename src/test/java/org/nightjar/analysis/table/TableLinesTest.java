package org.nightjar.analysis.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.TestEvents.anEvent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.Dimension;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;
import org.nightjar.support.TestEnrichment;

class TableLinesTest {

    private static final Instant START = Instant.parse("2024-05-01T00:00:00Z");

    private final EventIndex index = index();
    private final RowSet half = RowSet.of(
            IntStream.range(0, index.size()).filter(row -> row % 2 == 0).toArray());

    @Test
    void everyColumnSortsBothWaysAsAComparatorDoesAndKeepsTimeAmongEquals() {
        for (Dimension dimension : Dimension.values()) {
            for (boolean down : new boolean[] {false, true}) {
                TableLines lines =
                        TableLines.of(index, half, LineOrder.BY_TIME.sorted(Optional.of(dimension), down), () -> false);
                Comparator<String> order = String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder());
                Comparator<Integer> byValue =
                        Comparator.comparing(row -> index.value(dimension, row), down ? order.reversed() : order);
                Comparator<Integer> unsaidLast =
                        Comparator.comparing(row -> index.value(dimension, row).isEmpty());
                int[] expected = Arrays.stream(half.toArray())
                        .boxed()
                        .sorted(unsaidLast.thenComparing(byValue))
                        .mapToInt(Integer::intValue)
                        .toArray();
                assertArrayEquals(
                        expected,
                        IntStream.range(0, lines.size()).map(lines::row).toArray(),
                        dimension + " " + down);
            }
        }
    }

    @Test
    void whateverTheLayoutEveryRowIsCountedOnceAndFound() {
        Random random = new Random(4);
        for (int round = 0; round < 60; round++) {
            Optional<Dimension> group =
                    random.nextBoolean() ? Optional.of(Dimension.ACTION) : Optional.<Dimension>empty();
            LineOrder order = new LineOrder(
                    random.nextBoolean() ? Optional.of(Dimension.USER) : Optional.<Dimension>empty(),
                    random.nextBoolean(),
                    group,
                    group.isPresent() && random.nextBoolean() ? Set.of("PutObject") : Set.of(),
                    random.nextBoolean());
            TableLines lines = TableLines.of(index, half, order, () -> false);
            int counted = 0;
            int headed = 0;
            for (int line = 0; line < lines.size(); line++) {
                if (lines.isHeading(line)) {
                    headed += lines.count(line);
                } else {
                    counted += lines.count(line);
                    assertEquals(line, lines.lineOf(lines.rows(line)[lines.count(line) - 1]), order.toString());
                }
            }
            long hidden = Arrays.stream(half.toArray())
                    .filter(row -> order.folded().contains(index.value(Dimension.ACTION, row)))
                    .count();
            assertEquals(half.size() - hidden, counted, order.toString());
            assertEquals(group.isPresent() ? half.size() : 0, headed, order.toString());
            assertEquals(-1, lines.lineOf(1), "not among the rows");
        }
    }

    @Test
    void repeatsShareALineOnlyWithWhatIsTheSame() {
        TableLines lines =
                TableLines.of(index, RowSet.all(index.size()), LineOrder.BY_TIME.collapsing(true), () -> false);
        for (int line = 0; line < lines.size(); line++) {
            int first = lines.row(line);
            for (int row : lines.rows(line)) {
                assertEquals(index.value(Dimension.USER, first), index.value(Dimension.USER, row));
                assertEquals(index.value(Dimension.ACTION, first), index.value(Dimension.ACTION, row));
            }
        }
        assertTrue(lines.size() < index.size());
    }

    @Test
    void timesAreFoundInBothDirectionsOfTime() {
        TableLines up = TableLines.byTime(index, half);
        long middle = index.timeMillis(half.row(half.size() / 2));
        assertTrue(index.timeMillis(up.row(up.lineAtOrAfter(middle))) >= middle);
        assertTrue(index.timeMillis(up.row(up.lineAtOrAfter(middle) - 1)) < middle);
        TableLines down = TableLines.of(index, half, LineOrder.BY_TIME.sorted(Optional.empty(), true), () -> false);
        assertTrue(index.timeMillis(down.row(down.lineAtOrAfter(middle))) <= middle);
        assertEquals(-1, up.lineAtOrAfter(Long.MAX_VALUE));
    }

    @Test
    void aTextIsFoundForwardBackwardAndAroundTheEnd() {
        TableLines lines = TableLines.byTime(index, half);
        LineSearch search = new LineSearch(
                index, List.of(new LineSearch.Searched(Dimension.ACTION, value -> value)), "putob", () -> false);
        int last = search.find(lines, lines.size() - 1, false, () -> false);
        int first = search.find(lines, last + 1, true, () -> false);
        assertTrue(first <= last);
        assertEquals("PutObject", index.value(Dimension.ACTION, lines.row(first)));
        for (int line = 0; line < first; line++) {
            assertTrue(!index.value(Dimension.ACTION, lines.row(line)).equals("PutObject"));
        }
        LineSearch none = new LineSearch(
                index, List.of(new LineSearch.Searched(Dimension.ACTION, value -> value)), "nowhere", () -> false);
        assertEquals(-1, none.find(lines, 0, true, () -> false));
    }

    @Test
    void layingOutCanBeGivenUp() {
        assertThrows(
                CancellationException.class,
                () -> TableLines.of(index, half, LineOrder.BY_TIME.sortedBy(Optional.of(Dimension.USER)), () -> true));
    }

    private static EventIndex index() {
        Random random = new Random(8);
        List<AuditEvent> events = new ArrayList<>();
        String[] users = {"alice", "Bob", "carol", "bob"};
        for (int i = 0; i < 900; i++) {
            var event = anEvent()
                    .id("e" + i)
                    .by(users[random.nextInt(users.length)])
                    .at(START.plusSeconds(random.nextInt(4000)));
            if (random.nextInt(3) == 0) {
                event.writes("s3.amazonaws.com", "PutObject").on("arn:aws:s3:::b" + random.nextInt(5));
            }
            if (random.nextInt(5) == 0) {
                event.denied();
            }
            events.add(event.build());
        }
        return new TestEnrichment().index(events);
    }
}
