package org.nightjar.analysis.timeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.TestEvents.anEvent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.Dimension;
import org.nightjar.model.Explanation;
import org.nightjar.model.Finding;
import org.nightjar.model.Severity;
import org.nightjar.model.User;
import org.nightjar.model.UserKind;
import org.nightjar.model.UserRisk;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;
import org.nightjar.support.TestEnrichment;

class TimelineModelTest {

    private static final long START = Instant.parse("2024-05-01T00:00:00Z").toEpochMilli();
    private static final long LENGTH = 20L * 86_400_000;

    private final EventIndex index = manyEvents();
    private final RowSet all = RowSet.all(index.size());

    @Test
    void densityOfAnyWindowAddsUpToItsRows() {
        Random random = new Random(11);
        RowSet third = everyThird();
        for (RowSet rows : List.of(all, third)) {
            TimelineModel model = TimelineModel.build(index, rows, DetectionResult.EMPTY);
            for (int round = 0; round < 200; round++) {
                TimeWindow window = randomWindow(random);
                PixelGrid grid = model.grid(window, 1 + random.nextInt(1800));
                int[] out = new int[grid.pixels() * EventClass.COUNT];
                long sum = 0;
                for (Lane lane : model.lanes()) {
                    model.density(lane, grid, out);
                    int ofLane = Arrays.stream(out).sum();
                    assertTrue(Arrays.stream(out).allMatch(count -> count >= 0));
                    assertEquals(Arrays.stream(model.counts(lane, window)).sum(), ofLane);
                    sum += ofLane;
                }
                assertEquals(rowsIn(rows, window), sum);
            }
        }
    }

    @Test
    void zoomedInEveryColumnIsExact() {
        TimelineModel model = TimelineModel.build(index, all, DetectionResult.EMPTY);
        PixelGrid grid = model.grid(new TimeWindow(START + LENGTH / 2, START + LENGTH / 2 + 3_600_000), 700);
        for (Lane lane : model.lanes()) {
            int[] out = new int[grid.pixels() * EventClass.COUNT];
            int[] expected = new int[out.length];
            model.density(lane, grid, out);
            for (int row = 0; row < index.size(); row++) {
                if (index.value(Dimension.USER, row).equals(lane.key())
                        && grid.window().contains(index.timeMillis(row))) {
                    int pixel = 0;
                    while (grid.edgeMillis(pixel + 1) <= index.timeMillis(row)) {
                        pixel++;
                    }
                    expected[
                            pixel * EventClass.COUNT
                                    + EventClass.of(index.access(row), index.outcome(row))
                                            .ordinal()]++;
                }
            }
            assertArrayEquals(expected, out);
        }
    }

    @Test
    void zoomedOutEveryColumnIsExactToo() {
        for (RowSet rows : List.of(all, everyThird())) {
            TimelineModel model = TimelineModel.build(index, rows, DetectionResult.EMPTY);
            PixelGrid grid = model.grid(new TimeWindow(START, START + LENGTH), 100);
            Lane busy = model.lanes().get(0);
            int[] out = new int[grid.pixels() * EventClass.COUNT];
            model.density(busy, grid, out);
            int drawn = 0;
            for (int pixel = 0; pixel < grid.pixels(); pixel++) {
                for (int c = 0; c < EventClass.COUNT; c++) {
                    drawn += out[pixel * EventClass.COUNT + c];
                }
                assertEquals(eventsBefore(model, busy, grid.edgeMillis(pixel + 1)), drawn, "at " + pixel);
            }
        }
    }

    private static int eventsBefore(TimelineModel model, Lane lane, long millis) {
        return Arrays.stream(model.counts(lane, new TimeWindow(START - 1, millis)))
                .sum();
    }

    @Test
    void lanesOfManyEventsAreThoseOfTheirOwnRowsAndChangeNoOthers() {
        Random random = new Random(5);
        TimelineModel.prepare(index);
        TimelineModel before = TimelineModel.build(index, all, DetectionResult.EMPTY);
        assertLanes(before, all, random);
        for (int permille : List.of(1, 20, 140, 300, 600, 860, 950)) {
            assertWithout(row -> random.nextInt(1000) < permille, random);
        }
        assertWithout(row -> EventClass.of(index.access(row), index.outcome(row)) == EventClass.ERROR, random);
        assertWithout(row -> index.value(Dimension.USER, row).equals("user-2"), random);
        assertWithout(row -> row < 3 || row > index.size() - 2, random);
        assertLanes(before, all, random);
        assertArrayEquals(
                before.overview(),
                TimelineModel.build(index, all, DetectionResult.EMPTY).overview());
    }

    private void assertWithout(IntPredicate gone, Random random) {
        int[] left = IntStream.range(0, index.size()).filter(gone.negate()).toArray();
        RowSet bits = RowSet.ofBits(Arrays.stream(left)
                .collect(BitSet::new, BitSet::set, BitSet::or)
                .toLongArray());
        for (RowSet rows : List.of(RowSet.of(left), bits)) {
            assertLanes(TimelineModel.build(index, rows, DetectionResult.EMPTY), rows, random);
        }
    }

    /** Lanes held against one row after the other. */
    private void assertLanes(TimelineModel model, RowSet rows, Random random) {
        assertEquals(rows.size(), model.lanes().stream().mapToInt(Lane::size).sum());
        assertEquals(rows.size(), Arrays.stream(model.overview()).sum());
        for (Lane lane : model.lanes()) {
            int[] own = Arrays.stream(rows.toArray())
                    .filter(row -> index.value(Dimension.USER, row).equals(lane.key()))
                    .toArray();
            assertEquals(own.length, lane.size());
            assertEquals(index.timeMillis(own[0]), lane.firstMillis());
            for (int round = 0; round < 20; round++) {
                TimeWindow window = randomWindow(random);
                PixelGrid grid = model.grid(window, 1 + random.nextInt(300));
                int[] expected = new int[grid.pixels() * EventClass.COUNT];
                int pixel = 0;
                for (int row : own) {
                    if (row >= grid.edgeRow(0) && row < grid.edgeRow(grid.pixels())) {
                        while (row >= grid.edgeRow(pixel + 1)) {
                            pixel++;
                        }
                        int kind = EventClass.of(index.access(row), index.outcome(row))
                                .ordinal();
                        expected[pixel * EventClass.COUNT + kind]++;
                    }
                }
                int[] out = new int[expected.length];
                model.density(lane, grid, out);
                assertArrayEquals(expected, out);
            }
        }
    }

    @Test
    void lanesGoByRiskThenByNumberOfEvents() {
        DetectionResult ranked = new DetectionResult(
                List.of(finding("f2", "user-3", Severity.HIGH, 5), finding("f1", "user-3", Severity.LOW, 1)),
                List.of(),
                List.of(risk(1, "user-3", 91), risk(2, "user-1", 20), risk(3, "nobody here", 10)),
                List.of());
        TimelineModel model = TimelineModel.build(index, all, ranked);
        assertEquals(
                List.of("user-3", "user-1", "user-0", "user-2"),
                model.lanes().stream().map(Lane::key).toList());
        Lane first = model.lanes().get(0);
        assertEquals(91, first.risk());
        assertEquals(Optional.of(Severity.CRITICAL), first.severity());
        assertEquals(
                List.of("f2", "f1"), first.findings().stream().map(Finding::id).toList());
        assertEquals(Optional.empty(), model.lanes().get(1).severity());
    }

    @Test
    void onlyUsersWithSelectedRowsHaveLanes() {
        TimelineModel one = TimelineModel.build(
                index, index.rowsOfUser(index.column(Dimension.USER).code(0)), DetectionResult.EMPTY);
        assertEquals(1, one.lanes().size());
        TimelineModel none = TimelineModel.build(index, RowSet.of(new int[0]), DetectionResult.EMPTY);
        assertEquals(0, none.lanes().size());
        assertEquals(0, Arrays.stream(none.overview()).sum());
    }

    @Test
    void lanesCanGoByAnyDimension() {
        TimelineModel model =
                TimelineModel.build(index, all, DetectionResult.EMPTY, LanesBy.of(Dimension.OUTCOME), Optional.empty());
        assertEquals(
                List.of("success", "denied"),
                model.lanes().stream().map(Lane::key).toList());
        assertEquals(index.size(), model.lanes().stream().mapToInt(Lane::size).sum());
    }

    @Test
    void everyEventIsInOneLaneWhateverTheLanesAndGroupsAndOrder() {
        Random random = new Random(3);
        for (Dimension by : List.of(Dimension.USER, Dimension.ACTION, Dimension.OUTCOME, Dimension.COUNTRY)) {
            for (Optional<Dimension> groupBy : List.of(Optional.<Dimension>empty(), Optional.of(Dimension.ACCESS))) {
                TimelineModel model = TimelineModel.build(index, all, DetectionResult.EMPTY, LanesBy.of(by), groupBy);
                TimeWindow window = randomWindow(random);
                for (LaneOrder order : LaneOrder.values()) {
                    Set<String> folded = model.groups().stream()
                            .filter(group -> random.nextBoolean())
                            .map(Lane::key)
                            .collect(Collectors.toSet());
                    TimelineModel arranged = model.arranged(new LaneArrangement(order, Set.of(), folded));
                    long drawn = arranged.lanes().stream()
                            .filter(lane -> !lane.isGroup() || folded.contains(lane.key()))
                            .mapToLong(lane ->
                                    Arrays.stream(model.counts(lane, window)).sum())
                            .sum();
                    assertEquals(rowsIn(all, window), drawn, by + " " + groupBy + " " + order);
                }
            }
        }
    }

    @Test
    void anEventWithSeveralValuesIsInTheLaneOfEachAsTheQueryAndFacetsCountIt() {
        EventIndex few = new TestEnrichment()
                .index(List.of(
                        anEvent().id("a").on("bucket", "key").build(),
                        anEvent().id("b").on("key").build(),
                        anEvent().id("c").build()));
        TimelineModel model = TimelineModel.build(
                few, RowSet.all(3), DetectionResult.EMPTY, LanesBy.of(Dimension.RESOURCE), Optional.empty());
        assertEquals(
                List.of("key 2", " 1", "bucket 1"),
                model.lanes().stream()
                        .map(lane -> lane.key() + " " + lane.size())
                        .toList());
        assertEquals(Optional.of(0), model.findLaneOf("a"));
        assertEquals(Optional.of(1), model.findLaneOf("c"));
        assertEquals(
                3, Arrays.stream(model.overview()).sum(), "of all lanes together every event is still counted once");
    }

    @Test
    void ofVeryManyValuesThoseWithTheMostEventsHaveLanesAndThoseWithFindings() {
        List<AuditEvent> events = new ArrayList<>();
        int values = LaneCodes.MOST + 5;
        for (int i = 0; i < values; i++) {
            events.add(
                    anEvent().id("e" + i).detail("p" + i).on("r" + i, "shared").build());
            if (i >= 10) {
                events.add(anEvent().id("f" + i).detail("p" + i).on("r" + i).build());
            }
        }
        EventIndex many = new TestEnrichment().index(events);
        Finding finding = finding("f1", "user-0", Severity.HIGH, 5, List.of("e3"));
        DetectionResult detection = new DetectionResult(List.of(finding), List.of(), List.of(), List.of());
        for (Dimension by : List.of(Dimension.DETAIL, Dimension.RESOURCE)) {
            String first = by == Dimension.DETAIL ? "p" : "r";
            TimelineModel model =
                    TimelineModel.build(many, RowSet.all(many.size()), detection, LanesBy.of(by), Optional.empty());
            Set<String> keys = model.lanes().stream().map(Lane::key).collect(Collectors.toSet());
            assertEquals(LaneCodes.MOST, model.laneTotal());
            assertEquals(by == Dimension.DETAIL ? 5 : 6, model.leftOut(), "and how many have none can be told");
            assertTrue(keys.contains(first + "3"), "no choice of lanes hides a finding");
            assertTrue(IntStream.range(10, values).allMatch(i -> keys.contains(first + i)));
            assertEquals(Optional.empty(), model.findLaneOf("e9").filter(lane -> by == Dimension.DETAIL));
            RowSet few = RowSet.of(
                    IntStream.range(0, many.size()).filter(row -> row % 30 == 0).toArray());
            TimelineModel ofFew = TimelineModel.build(many, few, detection, LanesBy.of(by), Optional.empty());
            assertEquals(0, ofFew.leftOut(), "what counts is how many values the selection has");
        }
    }

    @Test
    void lanesByFindingHoldTheEventsOfEachAndAreMarkedOnEveryLaneThatHasThem() {
        Finding finding = finding("f1", "user-0", Severity.HIGH, 5, List.of("u0-3", "u1-7", "u1-8", "gone"));
        DetectionResult detection = new DetectionResult(List.of(finding), List.of(), List.of(), List.of());
        TimelineModel byFinding = TimelineModel.build(index, all, detection, LanesBy.FINDING, Optional.empty());
        assertEquals(3, byFinding.lanes().get(0).size());
        assertEquals("f1", byFinding.lanes().get(0).key());
        assertEquals(Optional.of(0), byFinding.findLaneOf("u1-8"));
        assertEquals(Optional.empty(), byFinding.findLaneOf("u1-9"));
        TimelineModel byAction =
                TimelineModel.build(index, all, detection, LanesBy.of(Dimension.OUTCOME), Optional.empty());
        String outcome = index.value(Dimension.OUTCOME, index.findRow("u1-7"));
        Lane marked = byAction.lanes().stream()
                .filter(lane -> lane.key().equals(outcome))
                .findFirst()
                .orElseThrow();
        assertEquals(List.of(finding), marked.findings());
        assertEquals(70, marked.risk());
    }

    @Test
    void repeatedEventsAreOneRunAndTooManyAreNone() {
        EventIndex few = new TestEnrichment()
                .index(List.of(
                        anEvent().id("a").at("2024-05-01T10:00:00Z").build(),
                        anEvent().id("b").at("2024-05-01T10:00:01Z").build(),
                        anEvent().id("c").at("2024-05-01T10:00:02Z").denied().build(),
                        anEvent().id("d").at("2024-05-01T10:00:03Z").build()));
        TimelineModel model = TimelineModel.build(few, RowSet.all(4), DetectionResult.EMPTY);
        TimeWindow window = new TimeWindow(millis("2024-05-01T10:00:00Z"), millis("2024-05-01T10:00:04Z"));
        Lane lane = model.lanes().get(0);
        List<EventRun> runs = model.runs(lane, window, 10);
        assertEquals(List.of(2, 1, 1), runs.stream().map(EventRun::events).toList());
        assertEquals(EventClass.ERROR, runs.get(1).kind());
        assertEquals(millis("2024-05-01T10:00:01Z"), runs.get(0).toMillis());
        assertEquals(List.of(), model.runs(lane, window, 3));
    }

    @Test
    void overviewHoldsEveryRowByClass() {
        TimelineModel model = TimelineModel.build(index, all, DetectionResult.EMPTY);
        int[] expected = new int[TimelineModel.OVERVIEW_COLUMNS * EventClass.COUNT];
        TimeWindow span = TimeWindow.of(index.span());
        for (int row = 0; row < index.size(); row++) {
            int column = (int) ((double) (index.timeMillis(row) - span.fromMillis())
                    / span.lengthMillis()
                    * TimelineModel.OVERVIEW_COLUMNS);
            expected[
                    column * EventClass.COUNT
                            + EventClass.of(index.access(row), index.outcome(row))
                                    .ordinal()]++;
        }
        assertArrayEquals(expected, model.overview());
    }

    @Test
    void nearestEventIsFoundOnEitherSide() {
        EventIndex few = new TestEnrichment()
                .index(List.of(
                        anEvent().id("a").at("2024-05-01T10:00:00Z").build(),
                        anEvent().id("b").at("2024-05-01T11:00:00Z").denied().build(),
                        anEvent().id("c").by("bob").at("2024-05-01T10:31:00Z").build()));
        TimelineModel model = TimelineModel.build(few, RowSet.all(3), DetectionResult.EMPTY);
        Lane alice = model.lanes().get(0);
        assertEquals(Optional.of("a"), model.findNearestEvent(alice, millis("2024-05-01T10:29:00Z")));
        assertEquals(Optional.of("b"), model.findNearestEvent(alice, millis("2024-05-01T10:31:00Z")));
        assertEquals(Optional.of("a"), model.findNearestEvent(alice, 0));
        assertEquals(Optional.of("b"), model.findNearestEvent(alice, Long.MAX_VALUE / 2));
        assertEquals(Optional.of(1), model.findLaneOf("c"));
        assertEquals(Optional.of(millis("2024-05-01T10:31:00Z")), model.findTimeMillis("c"));
        assertEquals(Optional.empty(), model.findTimeMillis("none"));
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    private static TimeWindow randomWindow(Random random) {
        long length = (long) Math.exp(Math.log(1000) + random.nextDouble() * Math.log(2.0 * LENGTH / 1000));
        long from = START - LENGTH / 4 + (long) (random.nextDouble() * LENGTH * 1.4);
        return new TimeWindow(from, from + length);
    }

    private long rowsIn(RowSet rows, TimeWindow window) {
        return Arrays.stream(rows.toArray())
                .filter(row -> window.contains(index.timeMillis(row)))
                .count();
    }

    private RowSet everyThird() {
        return RowSet.of(
                IntStream.range(0, index.size()).filter(row -> row % 3 == 0).toArray());
    }

    /** Four users, the first with most events; a burst, ties, and gaps. */
    private static EventIndex manyEvents() {
        Random random = new Random(5);
        List<AuditEvent> events = new ArrayList<>();
        int[] sizes = {9000, 2000, 300, 7};
        for (int user = 0; user < sizes.length; user++) {
            for (int i = 0; i < sizes[user]; i++) {
                long at = i % 10 == 0
                        ? START + LENGTH / 2 + random.nextInt(60_000)
                        : START + (long) (random.nextDouble() * random.nextDouble() * LENGTH);
                var event =
                        anEvent().id("u" + user + "-" + i).by("user-" + user).at(Instant.ofEpochMilli(at));
                if (i % 7 == 0) {
                    event.denied();
                } else if (i % 3 == 0) {
                    event.writes("s3.amazonaws.com", "PutObject");
                }
                events.add(event.build());
            }
        }
        return new TestEnrichment().index(events);
    }

    private static UserRisk risk(int rank, String user, double risk) {
        return new UserRisk(
                rank, new User(user, UserKind.HUMAN, ""), risk, 1, 0, Instant.EPOCH, Instant.EPOCH, List.of());
    }

    private static Finding finding(String id, String user, Severity severity, int hour) {
        return finding(id, user, severity, hour, List.of());
    }

    private static Finding finding(String id, String user, Severity severity, int hour, List<String> eventIds) {
        Instant from = Instant.ofEpochMilli(START).plusSeconds(3600L * hour);
        return new Finding(
                id,
                "test",
                "A title",
                severity,
                70,
                user,
                from,
                from.plusSeconds(600),
                eventIds,
                List.of(),
                new Explanation("", "", "", "", "", List.of(), List.of(), "", List.of()));
    }
}
