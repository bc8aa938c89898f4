package org.nightjar.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.nightjar.analysis.timeline.EventClass;
import org.nightjar.analysis.timeline.HeatMap;
import org.nightjar.analysis.timeline.Lane;
import org.nightjar.analysis.timeline.PixelGrid;
import org.nightjar.analysis.timeline.TimeWindow;
import org.nightjar.analysis.timeline.TimelineModel;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.Dimension;
import org.nightjar.model.Outcome;
import org.nightjar.model.TimeRange;
import org.nightjar.support.DemoCase;
import org.nightjar.ui.events.EventsViewModel;
import org.nightjar.ui.hours.HoursViewModel;
import org.nightjar.ui.people.Facet;
import org.nightjar.ui.people.FacetsViewModel;
import org.nightjar.ui.timeline.TimelineViewModel;

/** Whatever is filtered and however it is zoomed, every view counts what the events themselves say. */
class CountsAgreeTest {

    private static final List<AuditEvent> EVENTS = DemoCase.events();

    /** Query text, and the same asked of an event. */
    private record Filter(String query, Predicate<AuditEvent> keeps) {
        Filter and(Filter other) {
            return new Filter(query + " AND " + other.query, keeps.and(other.keeps));
        }
    }

    private static final List<Filter> FILTERS = List.of(
            new Filter("user:alice", event -> event.principal().userName().equals("alice")),
            new Filter("NOT user:bob", event -> !event.principal().userName().equals("bob")),
            new Filter("outcome:denied", event -> event.outcome() == Outcome.DENIED),
            new Filter("service:s3", event -> event.service().equals("s3.amazonaws.com")),
            new Filter(
                    "action:(Get* OR Describe*)",
                    event -> event.action().startsWith("Get") || event.action().startsWith("Describe")),
            new Filter(
                    "time:>=\"2024-05-08T00:00:00Z\"",
                    event -> !event.time().isBefore(DemoCase.START.plus(Duration.ofDays(7)))),
            new Filter(
                    "hour:[8 TO 11]",
                    event -> Math.floorMod(event.time().getEpochSecond() / 3600, 24L) >= 8
                            && Math.floorMod(event.time().getEpochSecond() / 3600, 24L) <= 11));

    @Test
    void everyViewCountsTheSameForRandomFiltersRangesAndZooms() {
        WorkbenchViewModel workbench = new WorkbenchViewModel(DemoCase.data(true), Runnable::run, Runnable::run);
        TimelineViewModel timeline = new TimelineViewModel(workbench);
        EventsViewModel table = new EventsViewModel(workbench);
        FacetsViewModel facets = new FacetsViewModel(workbench, Runnable::run, Runnable::run);
        HoursViewModel hours = new HoursViewModel(workbench);
        Random random = new Random(12);
        for (int round = 0; round < 120; round++) {
            Filter filter =
                    FILTERS.get(random.nextInt(FILTERS.size())).and(FILTERS.get(random.nextInt(FILTERS.size())));
            workbench.setRange(Optional.empty());
            workbench.setQuery(filter.query);
            TimeWindow window = window(random);
            timeline.showWindow(window);
            long inWindow = count(filter, timeline.window().range());
            assertEquals(inWindow, drawn(timeline), filter.query);
            if (round % 2 == 0) {
                workbench.setRange(Optional.of(window.range()));
            }
            TimeRange range = workbench
                    .selection()
                    .range()
                    .orElse(workbench.data().index().span());
            long selected = count(filter, range);
            assertEquals(selected, table.size(), filter.query);
            assertEquals(selected, workbench.rows().inRange().size());
            assertEquals(selected, facetSum(facets), filter.query);
            if (!filter.query.contains("hour:")) {
                int inHours = hours.mapProperty().get().map(HeatMap::size).orElse(-1);
                assertEquals(selected, inHours, filter.query);
            }
        }
    }

    private static TimeWindow window(Random random) {
        long length = (long) Math.exp(random.nextDouble() * Math.log(12 * 86_400_000.0)) + 2000;
        long from = DemoCase.START.toEpochMilli() + (long) (random.nextDouble() * 14 * 86_400_000L);
        return new TimeWindow(from, from + length);
    }

    private static long count(Filter filter, TimeRange range) {
        return EVENTS.stream()
                .filter(filter.keeps)
                .filter(event ->
                        !event.time().isBefore(range.from()) && event.time().isBefore(range.to()))
                .count();
    }

    /** The sum over all lanes and pixels, as they are drawn. */
    private static long drawn(TimelineViewModel timeline) {
        TimelineModel lanes = timeline.timelineProperty().get().orElseThrow();
        PixelGrid grid = lanes.grid(timeline.window(), 733);
        int[] out = new int[grid.pixels() * EventClass.COUNT];
        long sum = 0;
        for (Lane lane : lanes.lanes()) {
            lanes.density(lane, grid, out);
            sum += Arrays.stream(out).sum();
        }
        return sum;
    }

    /** An outcome is of every event, and there are few of them, so that all are listed. */
    private static long facetSum(FacetsViewModel facets) {
        return facets.facetsProperty().get().stream()
                .filter(facet -> facet.dimension() == Dimension.OUTCOME)
                .flatMap(facet -> facet.values().stream())
                .mapToLong(Facet.Value::events)
                .sum();
    }
}
