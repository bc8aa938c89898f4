package org.nightjar.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nightjar.analysis.Focus;
import org.nightjar.analysis.timeline.Lane;
import org.nightjar.analysis.timeline.TimeWindow;
import org.nightjar.model.AnnotationSubject;
import org.nightjar.model.Dimension;
import org.nightjar.model.QueryText;
import org.nightjar.model.TimeRange;
import org.nightjar.model.TriageState;
import org.nightjar.store.EventIndex;
import org.nightjar.ui.Annotating;
import org.nightjar.ui.HoverCard;
import org.nightjar.ui.WorkbenchTab;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.ValueText;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.robot.Motion;
import org.testfx.util.WaitForAsyncUtils;

/** What can be done with a lane by mouse and by its menu: filter, look elsewhere, say something, pin, fold, compare. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // fields are set by start
class LaneJourneyTest {

    private WorkbenchViewModel workbench;
    private TimelineView view;

    @Start
    void start(Stage stage) {
        workbench = new WorkbenchViewModel(SampleTimeline.build(), Runnable::run, Runnable::run);
        view = new TimelineView(workbench);
        stage.setScene(new Scene(view, 1200, 700));
        stage.show();
        view.requestFocus();
    }

    private List<Lane> lanes() {
        return view.model().timelineProperty().get().orElseThrow().lanes();
    }

    private Point2D at(int lane, double fraction) {
        TimelineLayout layout = view.geometry();
        return view.localToScreen(
                layout.plotLeft() + fraction * layout.plotWidth(), layout.laneTop(lane) + layout.laneHeight() - 5);
    }

    private Point2D name(int lane) {
        return view.localToScreen(60, view.geometry().laneTop(lane) + 12);
    }

    private String query() {
        return workbench.selection().query();
    }

    @Test
    void onlyThisAndWithoutThisReadAsQueries(FxRobot robot) {
        String user = lanes().get(2).key();
        robot.clickOn(name(2), MouseButton.SECONDARY).clickOn("#pivot-only");
        assertEquals(QueryText.is(Dimension.USER, user), query());
        assertEquals(1, view.model().laneCount());
        robot.interact(workbench::clear);
        robot.clickOn(name(2), MouseButton.SECONDARY).clickOn("#pivot-exclude");
        assertEquals(QueryText.not(QueryText.is(Dimension.USER, user)), query());
        assertTrue(lanes().stream().noneMatch(lane -> lane.key().equals(user)));
    }

    @Test
    void theMenuOpensTheLaneInEventsMapAndGraph(FxRobot robot) {
        String user = lanes().get(3).key();
        for (WorkbenchTab tab : List.of(WorkbenchTab.MAP, WorkbenchTab.GRAPH, WorkbenchTab.EVENTS)) {
            robot.clickOn(name(0), MouseButton.SECONDARY).type(KeyCode.ESCAPE);
            robot.interact(workbench::clear);
            robot.clickOn(name(3), MouseButton.SECONDARY)
                    .clickOn("#pivot-" + tab.name().toLowerCase(Locale.ROOT));
            assertEquals(tab, workbench.tabProperty().get());
            assertEquals(QueryText.is(Dimension.USER, user), query());
        }
    }

    @Test
    void fiveMinutesAroundAreThoseAroundTheClick(FxRobot robot) {
        long clicked = view.geometry().millisAt(view.screenToLocal(at(2, 0.37)).getX());
        robot.clickOn(at(2, 0.37), MouseButton.SECONDARY).clickOn("#pivot-around");
        TimeRange range = workbench.selection().range().orElseThrow();
        assertEquals(Duration.ofMinutes(10), range.length());
        long pixel =
                view.model().limits().lengthMillis() / (long) view.geometry().plotWidth();
        assertEquals(clicked, range.from().plus(Duration.ofMinutes(5)).toEpochMilli(), pixel + 1);
    }

    @Test
    void theNearestEventIsTaggedAndTheMomentIsNoted(FxRobot robot) {
        robot.clickOn(at(4, 0.5), MouseButton.SECONDARY).clickOn(item(robot, "Tag "));
        Annotating tag = workbench.annotatingProperty().get().orElseThrow();
        assertEquals(Annotating.What.TAG, tag.what());
        EventIndex index = workbench.data().index();
        assertEquals(
                lanes().get(4).key(),
                index.value(Dimension.USER, index.findRow(tag.eventIds().get(0))));
        robot.clickOn(at(4, 0.5), MouseButton.SECONDARY).clickOn(item(robot, "Note on the moment"));
        Annotating note = workbench.annotatingProperty().get().orElseThrow();
        assertEquals(Annotating.What.NOTE, note.what());
        assertEquals(
                AnnotationSubject.Kind.TIME,
                note.subject().map(AnnotationSubject::kind).orElseThrow());
    }

    private static String item(FxRobot robot, String beginning) {
        return robot.lookup(".menu-item .label").<Label>queryAll().stream()
                .map(Label::getText)
                .filter(text -> text.startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPinnedLaneComesFirstUntilItIsUnpinned(FxRobot robot) {
        List<String> before = lanes().stream().map(Lane::key).toList();
        robot.clickOn(name(5), MouseButton.SECONDARY).clickOn(item(robot, "Pin"));
        assertEquals(before.get(5), lanes().get(0).key());
        robot.clickOn(name(0), MouseButton.SECONDARY).clickOn(item(robot, "Unpin"));
        assertEquals(before, lanes().stream().map(Lane::key).toList());
    }

    @Test
    void lanesAreGroupedByTheMenuAndAGroupFoldsAtAClick(FxRobot robot) {
        int users = view.model().laneCount();
        robot.type(KeyCode.V).clickOn("Group by").clickOn("#lanes-group-kind", Motion.HORIZONTAL_FIRST);
        assertTrue(lanes().get(0).isGroup(), "a heading comes first");
        assertTrue(view.model().laneCount() > users, "each group has a lane of its own too");
        robot.moveTo(name(1)).moveTo(name(0));
        String kind = ValueText.of(Dimension.USER_KIND, lanes().get(0).group());
        assertTrue(view.hoverText().startsWith(kind + "\n"), kind + " in " + view.hoverText());
        int open = view.model().laneCount();
        robot.clickOn(name(0));
        assertTrue(view.model().laneCount() < open, "folded");
        assertEquals(
                open - lanesOf(lanes().get(0)), view.model().laneCount(), "all users of that kind are out of sight");
        robot.sleep(600).clickOn(name(0));
        assertEquals(open, view.model().laneCount(), "and open again");
        robot.clickOn(name(0), MouseButton.SECONDARY).clickOn(item(robot, "Fold"));
        assertTrue(view.model().laneCount() < open);
    }

    private int lanesOf(Lane group) {
        EventIndex index = workbench.data().index();
        Set<String> users = new HashSet<>();
        for (int row = 0; row < index.size(); row++) {
            if (index.value(Dimension.USER_KIND, row).equals(group.group())) {
                users.add(index.value(Dimension.USER, row));
            }
        }
        return users.size();
    }

    @Test
    void theCardOfALaneLiesBesideTheLane(FxRobot robot) {
        for (int lane : new int[] {0, 4, view.geometry().endOfVisibleLanes() - 2}) {
            robot.moveTo(at(lane, 0.3)).moveTo(at(lane, 0.5));
            WaitForAsyncUtils.waitForFxEvents();
            HoverCard card =
                    robot.lookup((Node one) -> one instanceof HoverCard).query();
            double top = view.geometry().laneTop(lane);
            double bottom = top + view.geometry().laneHeight();
            assertTrue(card.isVisible());
            assertTrue(
                    card.getLayoutY() >= bottom || card.getLayoutY() + card.getHeight() <= top,
                    "lane " + lane + " is seen: " + card.getBoundsInParent() + ", " + top + " to " + bottom);
        }
    }

    @Test
    void theMenuOfAFindingIsAboutTheFinding(FxRobot robot) {
        FindingMarker marker = view.markers().stream()
                .filter(one -> one.more() == 0)
                .findFirst()
                .orElseThrow();
        Point2D at = view.localToScreen(marker.x(), marker.y());
        robot.clickOn(at, MouseButton.SECONDARY).clickOn(item(robot, "Confirm"));
        assertEquals(
                Optional.of(TriageState.CONFIRMED),
                workbench.wantedTriageProperty().get());
        assertEquals(
                new Focus.OnFinding(marker.finding().id()),
                workbench.selection().focus(),
                "what is confirmed is what is in focus");
        robot.interact(workbench::clear);
        robot.clickOn(at, MouseButton.SECONDARY).clickOn("#pivot-around");
        TimeRange range = workbench.selection().range().orElseThrow();
        assertEquals(marker.finding().windowStart().minusSeconds(300), range.from());
        assertEquals(marker.finding().windowEnd().plusMillis(1).plusSeconds(300), range.to());
        robot.interact(workbench::clear);
        robot.clickOn(at, MouseButton.SECONDARY).clickOn(item(robot, "Note on this finding"));
        assertEquals(
                AnnotationSubject.finding(marker.finding().id()),
                workbench
                        .annotatingProperty()
                        .get()
                        .flatMap(Annotating::subject)
                        .orElseThrow());
        robot.clickOn(at, MouseButton.SECONDARY).clickOn("#pivot-only");
        assertEquals(QueryText.events(marker.finding().eventIds()), query());
        robot.interact(workbench::clear);
        robot.clickOn(at, MouseButton.SECONDARY).clickOn("#pivot-focus");
        assertEquals(WorkbenchTab.FINDINGS, workbench.tabProperty().get());
        assertEquals(
                new Focus.OnFinding(marker.finding().id()),
                workbench.selection().focus());
    }

    @Test
    void lanesAreComparedWithTheSameHoursAWeekBefore(FxRobot robot) {
        TimeWindow day = new TimeWindow(
                SampleTimeline.START.plus(Duration.ofDays(15)).toEpochMilli(),
                SampleTimeline.START.plus(Duration.ofDays(16)).toEpochMilli());
        robot.interact(() -> view.model().showWindow(day));
        robot.moveTo(at(0, 0.5));
        assertFalse(view.hoverText().contains("week before"), view.hoverText());
        robot.type(KeyCode.V).clickOn("#lanes-week");
        robot.moveTo(at(0, 0.45)).moveTo(at(0, 0.5));
        TimelineLayout layout = view.geometry();
        double column = Math.floor(view.screenToLocal(at(0, 0.5)).getX() - layout.plotLeft()) + layout.plotLeft();
        long week = Duration.ofDays(7).toMillis();
        long before = count(lanes().get(0).key(), layout.millisAt(column) - week, layout.millisAt(column + 1) - week);
        assertTrue(view.hoverText().contains("week before"), view.hoverText());
        assertTrue(view.hoverText().contains(before + " event"), before + " in " + view.hoverText());
    }

    private long count(String user, long from, long to) {
        EventIndex index = workbench.data().index();
        long count = 0;
        for (int row = 0; row < index.size(); row++) {
            long time = index.timeMillis(row);
            count += time >= from
                            && time < to
                            && index.value(Dimension.USER, row).equals(user)
                    ? 1
                    : 0;
        }
        return count;
    }

    @Test
    void aHandThatLetsGoInMotionLetsTheTimelineGlideAndOneThatRestsDoesNot(FxRobot robot) {
        robot.interact(() -> view.model().zoomAt(0.5, 0.1));
        assertTrue(glideAfter(robot, 0) > 0, "it goes on the way the hand went");
        robot.sleep(1500);
        robot.interact(() -> view.model().zoomAt(0.5, 1));
        assertEquals(0, glideAfter(robot, 400), "a hand that rests before it lets go throws nothing");
    }

    /** Pulls the lanes to the left and lets go; by how many milliseconds of the axis they move after that. */
    private long glideAfter(FxRobot robot, int restMillis) {
        Point2D from = at(3, 0.7);
        Robot hand = onFx(Robot::new);
        onFx(() -> move(hand, from.getX(), from.getY()));
        onFx(() -> press(hand));
        for (int step = 1; step <= 12; step++) {
            int by = step * 15;
            onFx(() -> move(hand, from.getX() - by, from.getY()));
        }
        robot.sleep(restMillis);
        onFx(() -> release(hand));
        long letGo = onFx(() -> view.model().window().fromMillis());
        robot.sleep(500);
        return onFx(() -> view.model().window().fromMillis()) - letGo;
    }

    private static Optional<Object> move(Robot hand, double x, double y) {
        hand.mouseMove(x, y);
        return Optional.empty();
    }

    private static Optional<Object> press(Robot hand) {
        hand.mousePress(MouseButton.PRIMARY);
        return Optional.empty();
    }

    private static Optional<Object> release(Robot hand) {
        hand.mouseRelease(MouseButton.PRIMARY);
        return Optional.empty();
    }

    private static <T> T onFx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(5000, work);
    }
}
