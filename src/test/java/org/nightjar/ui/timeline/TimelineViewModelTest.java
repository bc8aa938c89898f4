package org.nightjar.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightjar.analysis.Focus;
import org.nightjar.analysis.timeline.Lane;
import org.nightjar.analysis.timeline.LaneOrder;
import org.nightjar.analysis.timeline.LanesBy;
import org.nightjar.analysis.timeline.TimeWindow;
import org.nightjar.analysis.timeline.TimelineModel;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.AnnotationStep;
import org.nightjar.model.AnnotationSubject;
import org.nightjar.model.Annotations;
import org.nightjar.model.Dimension;
import org.nightjar.model.Finding;
import org.nightjar.model.QueryText;
import org.nightjar.ui.WorkbenchViewModel;

class TimelineViewModelTest {

    private static final CaseData DATA = SampleTimeline.build();

    private final WorkbenchViewModel workbench = new WorkbenchViewModel(DATA, Runnable::run, Runnable::run);
    private final TimelineViewModel model = new TimelineViewModel(workbench);

    @Test
    void startsWithEverythingAndAMargin() {
        TimeWindow span = TimeWindow.of(DATA.index().span());
        assertEquals(model.limits(), model.window());
        assertTrue(model.window().fromMillis() < span.fromMillis());
        assertTrue(model.window().toMillis() > span.toMillis());
        assertEquals(30, model.laneCount());
    }

    @Test
    void zoomStaysBetweenASecondAndTheData() {
        for (int i = 0; i < 200; i++) {
            model.zoomAt(0.3, 0.8);
        }
        assertEquals(TimelineViewModel.SHORTEST_MILLIS, model.window().lengthMillis());
        for (int i = 0; i < 200; i++) {
            model.zoomAt(0.9, 1.3);
        }
        assertEquals(model.limits(), model.window());
    }

    @Test
    void panStopsAtTheEndsWithoutZooming() {
        model.zoomAt(0.5, 0.1);
        long length = model.window().lengthMillis();
        model.pan(100);
        assertEquals(model.limits().toMillis(), model.window().toMillis());
        model.pan(-100);
        assertEquals(model.limits().fromMillis(), model.window().fromMillis());
        assertEquals(length, model.window().lengthMillis());
    }

    @Test
    void whatIsSelectedIsShownFromItsFirstToItsLastEvent() {
        int first = DATA.index().size() / 3;
        workbench.setQuery(
                "id:" + DATA.index().eventId(first) + " OR id:" + DATA.index().eventId(first + 40));
        long from = DATA.index().time(first).toEpochMilli();
        long to = DATA.index().time(first + 40).toEpochMilli();
        model.showSelected();
        assertTrue(model.window().contains(from) && model.window().contains(to));
        assertTrue(model.window().fromMillis() < from && model.window().toMillis() > to + 1, "not at the very edge");
        assertTrue(model.window().lengthMillis() <= Math.max(60_000, (to - from) * 1.2), "and no more than that");
        workbench.clear();
        model.showSelected();
        assertEquals(model.limits(), model.window(), "everything is selected");
    }

    @Test
    void aRangeOrACursorBuildsNoNewLanesButAQueryDoes() {
        Optional<TimelineModel> first = model.timelineProperty().get();
        model.brush(model.window().at(0.6), model.window().at(0.4));
        assertEquals(Optional.empty(), workbench.selection().range(), "nothing is selected while brushing");
        model.commitBrush();
        assertTrue(workbench.selection().range().isPresent());
        workbench.showEvent(DATA.index().eventId(3));
        assertSame(first, model.timelineProperty().get());
        workbench.setQuery("user:alice.nakamura");
        assertNotEquals(first, model.timelineProperty().get());
        assertEquals(1, model.laneCount());
    }

    @Test
    void whatAnotherViewPicksComesIntoSight() {
        Finding finding = DATA.detection().findings().get(0);
        model.showWindow(
                new TimeWindow(model.limits().fromMillis(), model.limits().fromMillis() + 3_600_000));
        workbench.focus(new Focus.OnFinding(finding.id()));
        assertTrue(model.window().overlaps(TimelineViewModel.windowOf(finding)));
        workbench.clear();
        model.toStart();
        String last = DATA.index().eventId(DATA.index().size() - 1);
        workbench.showEvent(last);
        assertTrue(model.window().contains(DATA.index().timeMillis(DATA.index().size() - 1)));
    }

    @Test
    void theCursorsLaneScrollsIntoSight() {
        model.setVisibleLanes(5);
        TimelineModel made = model.timelineProperty().get().orElseThrow();
        String inLastLane = made.findNearestEvent(
                        made.lanes().get(29), model.window().at(0.5))
                .orElseThrow();
        workbench.showEvent(inLastLane);
        assertEquals(25, model.firstLaneProperty().get());
    }

    @Test
    void lanesScrollOnlyAsFarAsThereAreLanes() {
        model.setVisibleLanes(12.5);
        model.scrollLanes(1000);
        assertEquals(17.5, model.firstLaneProperty().get());
        workbench.setQuery("user:alice.nakamura");
        assertEquals(0, model.firstLaneProperty().get());
    }

    @Test
    void newDataIsShownWhole() {
        WorkbenchViewModel fresh = new WorkbenchViewModel(SampleTimeline.empty(), Runnable::run, Runnable::run);
        TimelineViewModel growing = new TimelineViewModel(fresh);
        assertEquals(0, growing.laneCount());
        fresh.replaceData(DATA);
        assertEquals(30, growing.laneCount());
        assertEquals(model.limits(), growing.window());
    }

    @Test
    void whileTheFirstEventsAreLaidOutNobodyIsToldThatThereAreNone() {
        List<Runnable> waiting = new ArrayList<>();
        WorkbenchViewModel fresh = new WorkbenchViewModel(SampleTimeline.empty(), waiting::add, Runnable::run);
        TimelineViewModel growing = new TimelineViewModel(fresh);
        while (!waiting.isEmpty()) {
            waiting.remove(0).run();
        }
        assertTrue(growing.timelineProperty().get().isPresent(), "a case without events says so");
        fresh.replaceData(DATA);
        assertEquals(Optional.empty(), growing.timelineProperty().get());
        while (!waiting.isEmpty()) {
            waiting.remove(0).run();
        }
        assertEquals(30, growing.laneCount());
        assertEquals(model.limits(), growing.window());
    }

    @Test
    void laterLanesOvertakeEarlierOnes() {
        List<Runnable> waiting = new ArrayList<>();
        WorkbenchViewModel slow = new WorkbenchViewModel(DATA, waiting::add, Runnable::run);
        TimelineViewModel late = new TimelineViewModel(slow);
        assertTrue(late.loadingProperty().get());
        slow.setQuery("user:alice.nakamura");
        int follow = waiting.size() - 1;
        waiting.get(follow).run();
        waiting.get(follow + 1).run();
        assertEquals(1, late.laneCount());
        assertFalse(late.loadingProperty().get());
        waiting.get(0).run();
        assertEquals(1, late.laneCount());
    }

    @Test
    void lanesAreChosenGroupedFoldedAndPinned() {
        TimelineLanes lanes = model.lanes();
        lanes.choose(lanes.choices().by(LanesBy.of(Dimension.ACTION)));
        assertEquals(DATA.index().column(Dimension.ACTION).dictionary().size() - 1, model.laneCount());
        lanes.choose(LaneChoices.DEFAULT.ordered(LaneOrder.NAME));
        assertEquals("alice.nakamura", lane(0).key());
        assertEquals("AWSServiceRoleForAutoScaling", lane(2).key(), "without regard to case");
        model.pickKeyLane(2);
        lanes.choose(lanes.choices().pinToggled("tara.singh"));
        assertEquals("tara.singh", lane(0).key());
        assertEquals(3, model.keyLaneProperty().get(), "the keyboard stays with its lane");
        lanes.choose(lanes.choices().groupedBy(Optional.of(Dimension.USER_KIND)));
        assertEquals("tara.singh", lane(0).key(), "what is pinned stays above the groups");
        assertTrue(lane(1).isGroup());
        int open = model.laneCount();
        model.pickLane(lane(1));
        assertTrue(model.laneCount() < open, "folded");
        model.pickLane(lane(1));
        assertEquals(open, model.laneCount(), "and unfolded");
        lanes.foldAll();
        assertEquals(1 + lanes.timelineProperty().get().orElseThrow().groups().size(), model.laneCount());
        lanes.foldAll();
        assertEquals(open, model.laneCount());
    }

    @Test
    void thereAreLanesByEveryDimensionAndNamedAsEverywhere() {
        EnumSet<Dimension> offered = EnumSet.noneOf(Dimension.class);
        for (List<LanesBy> menu : List.of(LaneChoices.LANES, LaneChoices.MORE_LANES)) {
            menu.forEach(by -> by.dimension().ifPresent(offered::add));
        }
        assertEquals(EnumSet.allOf(Dimension.class), offered);
        for (Dimension dimension : offered) {
            model.lanes().choose(LaneChoices.DEFAULT.by(LanesBy.of(dimension)));
            assertTrue(model.laneCount() > 0, dimension + " has lanes");
        }
        model.lanes().choose(LaneChoices.DEFAULT.by(LanesBy.of(Dimension.TAG)));
        assertEquals("(no tag)", LanePainter.name(lane(0), model.lanes().choices(), DATA.people()));
        model.pickLane(lane(0));
        assertEquals(DATA.index().size(), workbench.rows().allTime().size(), "and what a click asks for is in it");
    }

    @Test
    void lanesByTagFollowTheTagsThatAreGiven() {
        model.lanes().choose(LaneChoices.DEFAULT.by(LanesBy.of(Dimension.TAG)).ordered(LaneOrder.NAME));
        assertEquals(1, model.laneCount());
        workbench.replaceAnnotated(tagged("exfil", "staging"));
        assertEquals(
                List.of("", "exfil", "staging"),
                model.timelineProperty().get().orElseThrow().lanes().stream()
                        .map(Lane::key)
                        .toList());
        TimelineModel made = model.timelineProperty().get().orElseThrow();
        model.lanes().choose(LaneChoices.DEFAULT);
        TimelineModel byUser = model.timelineProperty().get().orElseThrow();
        workbench.replaceAnnotated(tagged("exfil"));
        assertSame(byUser, model.timelineProperty().get().orElseThrow(), "others are not built anew");
        assertNotSame(made, byUser);
    }

    private static CaseData tagged(String... tags) {
        List<AnnotationStep> steps = new ArrayList<>();
        for (String tag : tags) {
            steps.add(new AnnotationStep(
                    steps.size() + 1,
                    Instant.EPOCH,
                    AnnotationStep.Action.TAG,
                    tag,
                    "",
                    0,
                    List.of(AnnotationSubject.event(DATA.index().eventId(7))),
                    0));
        }
        return new CaseData(
                DATA.info(),
                DATA.index().annotated(Annotations.of(steps)),
                DATA.detection(),
                DATA.evidence(),
                DATA.geoDatabases());
    }

    @Test
    void aClickOnALaneOfAnotherDimensionBecomesQueryText() {
        model.lanes().choose(LaneChoices.DEFAULT.by(LanesBy.of(Dimension.ACTION)));
        Lane first = lane(0);
        model.pickLane(first);
        assertEquals(
                QueryText.is(Dimension.ACTION, first.key()),
                workbench.selection().query());
        model.pickLane(first);
        assertEquals("", workbench.selection().query());
        model.lanes().choose(LaneChoices.DEFAULT.by(LanesBy.FINDING));
        model.pickLane(lane(0));
        assertEquals(
                new Focus.OnFinding(DATA.detection().findings().get(0).id()),
                workbench.selection().focus());
    }

    @Test
    void backAndForwardWalkOverZoomAndFilterAsInABrowser() {
        TimeWindow all = model.window();
        model.zoomAt(0.5, 0.1);
        model.zoomAt(0.5, 0.5);
        TimeWindow zoomed = model.window();
        workbench.setQuery("user:alice.nakamura");
        assertEquals(zoomed, model.window());
        workbench.back();
        assertEquals("", workbench.selection().query());
        assertEquals(zoomed, model.window());
        workbench.back();
        assertEquals(all, model.window(), "zooming in one go is one step");
        workbench.forward();
        assertEquals(zoomed, model.window());
        workbench.forward();
        assertEquals("user:alice.nakamura", workbench.selection().query());
    }

    @Test
    void periodsAreThoseOfTheZonesCalendar() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        workbench.zoneProperty().set(berlin);
        long at = Instant.parse("2024-05-14T22:30:00Z").toEpochMilli();
        model.showPeriod(ChronoUnit.DAYS, at);
        assertEquals(window("2024-05-14T22:00:00Z", "2024-05-15T22:00:00Z"), model.window());
        model.showPeriod(ChronoUnit.HOURS, at);
        assertEquals(window("2024-05-14T22:00:00Z", "2024-05-14T23:00:00Z"), model.window());
        assertEquals(
                window("2024-03-30T23:00:00Z", "2024-03-31T22:00:00Z"),
                TimeSnap.around(Instant.parse("2024-03-31T12:00:00Z").toEpochMilli(), ChronoUnit.DAYS, berlin),
                "the day that the clock is put forward has 23 hours");
        assertEquals(
                window("2024-03-27T09:00:00Z", "2024-03-27T10:00:00Z"),
                TimeSnap.weekBefore(window("2024-04-03T08:00:00Z", "2024-04-03T09:00:00Z"), berlin),
                "ten o'clock is ten o'clock");
    }

    private Lane lane(int number) {
        return model.timelineProperty().get().orElseThrow().lanes().get(number);
    }

    private static TimeWindow window(String from, String to) {
        return new TimeWindow(
                Instant.parse(from).toEpochMilli(), Instant.parse(to).toEpochMilli());
    }

    @Test
    void escapeGivesUpTheBrushBeforeTheRange() {
        model.brush(model.window().at(0.1), model.window().at(0.2));
        model.commitBrush();
        model.brush(model.window().at(0.5), model.window().at(0.6));
        assertTrue(model.clearBrush());
        assertTrue(workbench.selection().range().isPresent());
        assertTrue(model.clearBrush());
        assertFalse(workbench.selection().range().isPresent());
        assertFalse(model.clearBrush(), "nothing left to clear: the key is the window's");
    }
}
