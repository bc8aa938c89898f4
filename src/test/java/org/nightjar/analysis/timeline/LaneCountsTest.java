package org.nightjar.analysis.timeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.nightjar.support.TestEvents.anEvent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nightjar.model.AuditEvent;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;
import org.nightjar.support.TestEnrichment;

/** A lane of which a selection leaves a part, against a lane of just those rows. */
class LaneCountsTest {

    private static final int EVENTS = 40_000;
    private static final long START = Instant.parse("2024-05-01T00:00:00Z").toEpochMilli();

    private final Random random = new Random(23);
    private final EventIndex index = index();
    private final EventClass.Classifier classifier = EventClass.classifier(index);

    private static EventIndex index() {
        Random random = new Random(9);
        List<AuditEvent> events = new ArrayList<>();
        long millis = START;
        for (int i = 0; i < EVENTS; i++) {
            millis += random.nextInt(50) == 0 ? 60_000 : random.nextInt(300);
            var event = anEvent().id("e" + i).at(Instant.ofEpochMilli(millis));
            event = random.nextInt(4) == 0 ? event.writes("s3", "PutObject") : event.reads("s3", "GetObject");
            events.add((random.nextInt(30) == 0 ? event.denied() : event).build());
        }
        return new TestEnrichment().index(events);
    }

    private int[][] byClass(IntPredicate rows) {
        int[][] all = new int[EventClass.COUNT][];
        for (int c = 0; c < all.length; c++) {
            int wanted = c;
            all[c] = IntStream.range(0, EVENTS)
                    .filter(rows.and(row -> classifier.ordinal(row) == wanted))
                    .toArray();
        }
        return all;
    }

    @Test
    void whatIsLeftOfALaneIsALaneOfItsOwn() {
        for (int ofLane : List.of(EVENTS, 20_000, 900, 3)) {
            boolean[] inLane = some(ofLane / (double) EVENTS);
            LaneCounts whole = new LaneCounts(index, byClass(row -> inLane[row]));
            for (double density : new double[] {0.001, 0.04, 0.5, 0.97}) {
                boolean[] inSet = some(density);
                RowSet set = RowSet.of(IntStream.range(0, EVENTS)
                                .filter(row -> inSet[row])
                                .toArray())
                        .asBits(EVENTS);
                LaneCounts expected = new LaneCounts(index, byClass(row -> inLane[row] && inSet[row]));
                assertSameLane(expected, whole.among(set));
            }
            assertSameLane(
                    new LaneCounts(index, byClass(row -> inLane[row] && row >= 100 && row < 9_000)),
                    whole.among(RowSet.all(EVENTS).between(100, 9_000)));
            assertSame(whole, whole.among(RowSet.all(EVENTS)));
        }
    }

    private boolean[] some(double density) {
        boolean[] some = new boolean[EVENTS];
        for (int row = 0; row < EVENTS; row++) {
            some[row] = random.nextDouble() < density;
        }
        return some;
    }

    private void assertSameLane(LaneCounts expected, LaneCounts made) {
        assertEquals(expected.size(), made.size());
        assertEquals(expected.firstMillis(), made.firstMillis());
        for (int c = 0; c < EventClass.COUNT; c++) {
            assertArrayEquals(expected.ofClass(c), made.ofClass(c));
        }
        for (int round = 0; round < 60; round++) {
            TimeWindow window = window();
            PixelGrid grid = new PixelGrid(index, window, 1 + random.nextInt(500));
            int[] out = new int[grid.pixels() * EventClass.COUNT];
            int[] outExpected = new int[out.length];
            made.density(grid, out);
            expected.density(grid, outExpected);
            assertArrayEquals(outExpected, out);
            assertArrayEquals(expected.between(window), made.between(window));
            assertArrayEquals(expected.rowsBetween(window, 700), made.rowsBetween(window, 700));
            assertEquals(expected.nearest(window.fromMillis()), made.nearest(window.fromMillis()));
            int row = random.nextInt(EVENTS);
            assertEquals(expected.has(row), made.has(row));
        }
    }

    /** Of any length, also beyond both ends. */
    private TimeWindow window() {
        long length = index.timeMillis(EVENTS - 1) - START;
        long from = START + (long) ((random.nextDouble() * 1.2 - 0.1) * length);
        return new TimeWindow(from, from + 1 + (long) (Math.pow(random.nextDouble(), 4) * 1.2 * length));
    }
}
