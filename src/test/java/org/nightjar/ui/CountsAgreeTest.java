package org.nightjar.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.nightjar.analysis.table.LineOrder;
import org.nightjar.analysis.timeline.EventClass;
import org.nightjar.analysis.timeline.HeatMap;
import org.nightjar.analysis.timeline.Lane;
import org.nightjar.analysis.timeline.PixelGrid;
import org.nightjar.analysis.timeline.TimeWindow;
import org.nightjar.analysis.timeline.TimelineModel;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.Dimension;
import org.nightjar.model.Outcome;
import org.nightjar.model.QueryText;
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
    private static final int ROUNDS = 250;
    private static final List<ZoneId> ZONES = List.of(
            ZoneOffset.UTC, ZoneId.of("Europe/Berlin"), ZoneId.of("Asia/Kolkata"), ZoneId.of("America/St_Johns"));

    private static final Map<Dimension, Function<AuditEvent, String>> FACETS = Map.of(
            Dimension.USER, event -> event.principal().userName(),
            Dimension.SERVICE, AuditEvent::service,
            Dimension.ACTION, AuditEvent::action,
            Dimension.OUTCOME, event -> event.outcome().id(),
            Dimension.REGION, AuditEvent::region);

    /** Query text, and the same asked of an event. */
    private record Filter(String query, Predicate<AuditEvent> keeps) {}

    private final WorkbenchViewModel workbench =
            new WorkbenchViewModel(DemoCase.data(true), Runnable::run, Runnable::run);
    private final TimelineViewModel timeline = new TimelineViewModel(workbench);
    private final EventsViewModel table = new EventsViewModel(workbench);
    private final FacetsViewModel facets = new FacetsViewModel(workbench, Runnable::run, Runnable::run);
    private final HoursViewModel hours = new HoursViewModel(workbench);
    private final Random random = new Random(12);

    @Test
    void everyViewCountsTheSameForRandomFiltersRangesAndZooms() {
        int telling = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Filter filter = filter(2);
            workbench.zoneProperty().set(one(ZONES));
            workbench.setRange(Optional.empty());
            workbench.setQuery(filter.query);
            assertEquals("", workbench.queryErrorProperty().get(), filter.query);
            TimeWindow window = window();
            timeline.showWindow(window);
            if (random.nextBoolean()) {
                workbench.setRange(Optional.of(window().range()));
            }
            TimeRange range = workbench
                    .selection()
                    .range()
                    .orElse(workbench.data().index().span());
            List<AuditEvent> selected = events(filter, range);
            telling += selected.isEmpty() || selected.size() == EVENTS.size() ? 0 : 1;
            assertEquals(selected.size(), workbench.rows().inRange().size(), filter.query);
            timelineAgrees(filter);
            tableAgrees(filter, selected, round);
            facetsAgree(filter, selected);
            if (!filter.query.contains("hour:") && !filter.query.contains("weekday:")) {
                hoursAgree(filter, selected);
            }
        }
        assertTrue(telling > ROUNDS / 3, "most filters select some and not all: " + telling);
    }

    /** A random query of the language, brackets and all. */
    private Filter filter(int depth) {
        int kind = depth == 0 ? 3 : random.nextInt(4);
        if (kind == 0) {
            Filter inner = filter(depth - 1);
            return new Filter("NOT (" + inner.query + ")", inner.keeps.negate());
        }
        if (kind == 1 || kind == 2) {
            Filter left = filter(depth - 1);
            Filter right = filter(depth - 1);
            String word = kind == 1 ? " AND " : " OR ";
            return new Filter(
                    "(" + left.query + ")" + word + "(" + right.query + ")",
                    kind == 1 ? left.keeps.and(right.keeps) : left.keeps.or(right.keeps));
        }
        return leaf();
    }

    private Filter leaf() {
        AuditEvent like = one(EVENTS);
        return switch (random.nextInt(9)) {
            case 0 -> field(Dimension.USER, like, event -> event.principal().userName());
            case 1 -> field(Dimension.ACTION, like, AuditEvent::action);
            case 2 -> field(Dimension.SERVICE, like, AuditEvent::service);
            case 3 -> field(Dimension.ADDRESS, like, AuditEvent::sourceAddress);
            case 4 -> beginning(like.action().substring(0, 2), like.service());
            case 5 -> new Filter("outcome:denied", event -> event.outcome() == Outcome.DENIED);
            case 6 -> time();
            case 7 -> hour();
            default -> weekday();
        };
    }

    private static Filter field(Dimension dimension, AuditEvent like, Function<AuditEvent, String> value) {
        String wanted = value.apply(like);
        return new Filter(
                QueryText.is(dimension, wanted), event -> value.apply(event).equals(wanted));
    }

    private static Filter beginning(String letters, String service) {
        return new Filter(
                "action:(" + letters + "* OR Put*) service:\"" + service + "\"",
                event -> event.service().equals(service)
                        && (event.action().startsWith(letters) || event.action().startsWith("Put")));
    }

    /** Half open, closed, and open at one end. */
    private Filter time() {
        Instant from = moment();
        Instant to = from.plusSeconds(1 + random.nextInt(900_000));
        String two = "[\"" + from + "\" TO \"" + to + "\"";
        return switch (random.nextInt(4)) {
            case 0 ->
                new Filter(
                        "time:" + two + "}",
                        event -> !event.time().isBefore(from) && event.time().isBefore(to));
            case 1 ->
                new Filter(
                        "time:" + two + "]",
                        event -> !event.time().isBefore(from) && !event.time().isAfter(to));
            case 2 ->
                new Filter("time:>=\"" + from + "\"", event -> !event.time().isBefore(from));
            default -> new Filter("time:<\"" + to + "\"", event -> event.time().isBefore(to));
        };
    }

    private Instant moment() {
        return random.nextBoolean() ? one(EVENTS).time() : DemoCase.START.plusSeconds(random.nextInt(15 * 86_400));
    }

    private Filter hour() {
        ZoneId zone = one(ZONES);
        int hour = random.nextInt(24);
        return new Filter(
                QueryText.hour(hour, zone), event -> event.time().atZone(zone).getHour() == hour);
    }

    private Filter weekday() {
        ZoneId zone = one(ZONES);
        DayOfWeek day = DayOfWeek.of(1 + random.nextInt(7));
        return new Filter(
                QueryText.weekday(day, zone), event -> event.time().atZone(zone).getDayOfWeek() == day);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** From seconds to two weeks, anywhere. */
    private TimeWindow window() {
        long length = (long) Math.exp(random.nextDouble() * Math.log(12 * 86_400_000.0)) + 2000;
        long from = DemoCase.START.toEpochMilli() + (long) (random.nextDouble() * 14 * 86_400_000L);
        return new TimeWindow(from, from + length);
    }

    private static List<AuditEvent> events(Filter filter, TimeRange range) {
        return EVENTS.stream()
                .filter(filter.keeps)
                .filter(event ->
                        !event.time().isBefore(range.from()) && event.time().isBefore(range.to()))
                .toList();
    }

    /** Over the pixels of each lane, as they are drawn, class by class. */
    private void timelineAgrees(Filter filter) {
        List<AuditEvent> inWindow = events(filter, timeline.window().range());
        TimelineModel lanes = timeline.timelineProperty().get().orElseThrow();
        PixelGrid grid = lanes.grid(timeline.window(), 733);
        int[] out = new int[grid.pixels() * EventClass.COUNT];
        long all = 0;
        for (Lane lane : lanes.lanes()) {
            lanes.density(lane, grid, out);
            long[] drawn = new long[EventClass.COUNT];
            for (int at = 0; at < out.length; at++) {
                drawn[at % EventClass.COUNT] += out[at];
            }
            long[] said = new long[EventClass.COUNT];
            for (AuditEvent event : inWindow) {
                if (event.principal().userName().equals(lane.key())) {
                    said[EventClass.of(event.access(), event.outcome()).ordinal()]++;
                }
            }
            assertArrayEquals(said, drawn, lane.key() + " of " + filter.query);
            all += drawn[0] + drawn[1] + drawn[2];
        }
        assertEquals(inWindow.size(), all, filter.query);
    }

    /** In time order, and now and then sorted, grouped or with repeats on one line: nothing is lost or doubled. */
    private void tableAgrees(Filter filter, List<AuditEvent> selected, int round) {
        table.arrange(LineOrder.BY_TIME);
        assertEquals(selected.size(), table.size(), filter.query);
        if (round % 5 == 0) {
            table.arrange(LineOrder.BY_TIME.groupedBy(Optional.of(Dimension.SERVICE)));
            assertEquals(
                    selected.size()
                            + selected.stream()
                                    .map(AuditEvent::service)
                                    .distinct()
                                    .count(),
                    table.size(),
                    "a heading for each service: " + filter.query);
            table.arrange(LineOrder.BY_TIME.collapsing(true));
            long counted = 0;
            for (int line = 0; line < table.size(); line++) {
                counted += table.lines().count(line);
            }
            assertEquals(selected.size(), counted, filter.query);
        }
    }

    private void facetsAgree(Filter filter, List<AuditEvent> selected) {
        int seen = 0;
        for (Facet facet : facets.facetsProperty().get()) {
            Function<AuditEvent, String> value = FACETS.get(facet.dimension());
            if (value != null) {
                seen++;
                assertEquals(
                        selected.stream().map(value).distinct().count(),
                        facet.distinct(),
                        facet.dimension() + " of " + filter.query);
                for (Facet.Value one : facet.values()) {
                    assertEquals(
                            selected.stream()
                                    .filter(event -> value.apply(event).equals(one.text()))
                                    .count(),
                            one.events(),
                            one + " of " + filter.query);
                }
            }
        }
        assertEquals(FACETS.size(), seen);
    }

    /** Each hour of the week, by the clock that the map is drawn by. */
    private void hoursAgree(Filter filter, List<AuditEvent> selected) {
        HeatMap map = hours.mapProperty().get().orElseThrow();
        assertEquals(workbench.zoneProperty().get(), map.zone());
        int[][] said = new int[HeatMap.DAYS][HeatMap.HOURS];
        for (AuditEvent event : selected) {
            ZonedDateTime at = event.time().atZone(map.zone());
            said[at.getDayOfWeek().getValue() - 1][at.getHour()]++;
        }
        for (int day = 0; day < HeatMap.DAYS; day++) {
            int[] shown = new int[HeatMap.HOURS];
            for (int hour = 0; hour < HeatMap.HOURS; hour++) {
                shown[hour] = map.events(day, hour);
            }
            assertArrayEquals(said[day], shown, "day " + day + " of " + filter.query);
        }
        assertEquals(selected.size(), map.size(), filter.query);
    }
}
