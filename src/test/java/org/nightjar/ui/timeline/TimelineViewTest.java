package org.nightjar.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nightjar.analysis.Focus;
import org.nightjar.analysis.timeline.TimeWindow;
import org.nightjar.model.Dimension;
import org.nightjar.model.QueryText;
import org.nightjar.model.TimeRange;
import org.nightjar.ui.WorkbenchViewModel;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What hands do to the timeline. Under Monocle the robot's wheel turns the other way round. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // fields are set by start
class TimelineViewTest {

    private WorkbenchViewModel model;
    private TimelineView view;

    @Start
    void start(Stage stage) {
        model = new WorkbenchViewModel(SampleTimeline.build(), Runnable::run, Runnable::run);
        view = new TimelineView(model);
        stage.setScene(new Scene(view, 1200, 700));
        stage.show();
        view.requestFocus();
    }

    @Test
    void wheelZoomsAtThePointer(FxRobot robot) {
        Point2D at = lane(2, 0.3);
        long under = view.geometry().millisAt(view.sceneToLocal(at).getX());
        TimeWindow before = view.model().window();
        robot.moveTo(onScreen(at)).scroll(4, VerticalDirection.DOWN);
        TimeWindow after = view.model().window();
        assertTrue(after.lengthMillis() < before.lengthMillis(), "zoomed in");
        long pixel = after.lengthMillis() / 1000;
        assertEquals(under, view.geometry().millisAt(view.sceneToLocal(at).getX()), 2.0 * pixel + 10);
        robot.scroll(20, VerticalDirection.UP);
        assertEquals(view.model().limits(), view.model().window(), "no further out than the data");
    }

    @Test
    void wheelWithAltScrollsTheLanes(FxRobot robot) {
        TimeWindow before = view.model().window();
        robot.moveTo(onScreen(lane(2, 0.5))).press(KeyCode.ALT).scroll(3, VerticalDirection.UP);
        robot.release(KeyCode.ALT);
        assertTrue(view.model().firstLaneProperty().get() > 0);
        assertEquals(before, view.model().window());
    }

    @Test
    void dragPansWithoutSelecting(FxRobot robot) {
        robot.interact(() -> view.model().zoomAt(0.5, 0.2));
        TimeWindow before = view.model().window();
        robot.drag(onScreen(lane(3, 0.7)), MouseButton.PRIMARY)
                .moveTo(onScreen(lane(3, 0.4)))
                .sleep(150)
                .drop();
        robot.sleep(200);
        TimeWindow after = view.model().window();
        assertEquals(before.lengthMillis(), after.lengthMillis());
        assertEquals(
                before.fromMillis() + 0.3 * before.lengthMillis(), after.fromMillis(), before.lengthMillis() * 0.01);
        assertEquals(Optional.empty(), model.selection().range());
        assertEquals("", model.selection().eventId());
    }

    @Test
    void aPanThatIsLetGoInMotionGlidesOnAndAPressHoldsIt(FxRobot robot) {
        robot.interact(() -> view.model().zoomAt(0.5, 0.2));
        TimeWindow before = view.model().window();
        double pixels = 0.3 * view.geometry().plotWidth();
        PanInertia inertia =
                new PanInertia(by -> view.model().pan(-by / view.geometry().plotWidth()));
        robot.interact(() -> {
            inertia.hold(pixels);
            long start = System.nanoTime();
            while (System.nanoTime() - start < 20_000_000) {
                Thread.onSpinWait();
            }
            inertia.move(0);
            inertia.letGo();
        });
        robot.sleep(400);
        TimeWindow after = view.model().window();
        assertTrue(after.fromMillis() > before.fromMillis(), "later, as the hand went left");
        robot.interact(() -> inertia.hold(0));
        TimeWindow held = view.model().window();
        robot.sleep(100);
        assertEquals(held, view.model().window());
    }

    @Test
    void aBrushSnapsToTheTicksOfTheAxis(FxRobot robot) {
        robot.interact(() -> view.model()
                .showPeriod(
                        java.time.temporal.ChronoUnit.DAYS,
                        view.model().window().at(0.5)));
        TimelineLayout layout = view.geometry();
        double hour = layout.plotWidth() / 24;
        double y = layout.laneTop(3) + layout.laneHeight() - 5;
        robot.moveTo(view.localToScreen(layout.plotLeft() + 6 * hour + 3, y)).press(KeyCode.SHIFT);
        robot.drag(MouseButton.PRIMARY)
                .moveTo(view.localToScreen(layout.plotLeft() + 9 * hour - 3, y))
                .drop();
        robot.release(KeyCode.SHIFT);
        TimeRange range = model.selection().range().orElseThrow();
        long from = layout.window().fromMillis();
        assertEquals(from + 6 * 3_600_000L, range.from().toEpochMilli());
        assertEquals(from + 9 * 3_600_000L, range.to().toEpochMilli());
    }

    @Test
    void doubleClickOnTheAxisShowsWhatIsBetweenItsTicks(FxRobot robot) {
        robot.interact(() -> view.model()
                .showPeriod(
                        java.time.temporal.ChronoUnit.DAYS,
                        view.model().window().at(0.5)));
        long day = view.model().window().fromMillis();
        TimelineLayout layout = view.geometry();
        robot.doubleClickOn(view.localToScreen(layout.plotLeft() + 6.3 * layout.plotWidth() / 24, 70));
        TimeWindow shown = view.model().window();
        assertTrue(shown.lengthMillis() <= 3 * 3_600_000L, "a few hours at most");
        assertEquals(0, (shown.fromMillis() - day) % 3_600_000L, "from a full hour");
        assertTrue(shown.contains(day + (long) (6.3 * 3_600_000)));
    }

    @Test
    void pinchZoomsAtThePointer(FxRobot robot) {
        TimelineLayout layout = view.geometry();
        double x = layout.plotLeft() + 0.25 * layout.plotWidth();
        long under = layout.millisAt(x);
        robot.interact(() -> view.fireEvent(new javafx.scene.input.ZoomEvent(
                javafx.scene.input.ZoomEvent.ZOOM,
                x,
                layout.laneTop(2) + 5,
                x,
                layout.laneTop(2) + 5,
                false,
                false,
                false,
                false,
                false,
                false,
                2,
                2,
                null)));
        TimeWindow after = view.model().window();
        assertEquals(0.5, (double) after.lengthMillis() / layout.window().lengthMillis(), 0.01);
        assertEquals(under, view.geometry().millisAt(x), after.lengthMillis() / 500.0);
    }

    @Test
    void keysShowTheHourDayAndWeekAndOpenTheMenuOfLanes(FxRobot robot) {
        robot.type(KeyCode.W);
        assertEquals(7 * 86_400_000L, view.model().window().lengthMillis());
        robot.type(KeyCode.D);
        assertEquals(86_400_000L, view.model().window().lengthMillis());
        robot.type(KeyCode.H);
        assertEquals(3_600_000L, view.model().window().lengthMillis());
        robot.type(KeyCode.V);
        assertTrue(robot.lookup("#lanes")
                .queryAs(javafx.scene.control.MenuButton.class)
                .isShowing());
    }

    @Test
    void shiftDragSelectsTheRangeAndEscapeClearsIt(FxRobot robot) {
        robot.moveTo(onScreen(lane(3, 0.2))).press(KeyCode.SHIFT);
        robot.drag(MouseButton.PRIMARY).moveTo(onScreen(lane(4, 0.45))).drop();
        robot.release(KeyCode.SHIFT);
        TimeRange range = model.selection().range().orElseThrow();
        TimeWindow window = view.model().window();
        assertEquals(0.2, window.fractionOf(range.from().toEpochMilli()), 0.01);
        assertEquals(0.45, window.fractionOf(range.to().toEpochMilli()), 0.01);
        assertTrue(model.rows().inRange().size() < model.rows().allTime().size());
        assertEquals(30, view.model().laneCount(), "a range dims the rest, it does not hide it");
        robot.type(KeyCode.ESCAPE);
        assertEquals(Optional.empty(), model.selection().range());
        robot.interact(model::back);
        assertEquals(Optional.of(range), model.selection().range(), "the range is in the history");
    }

    @Test
    void anEdgeOfTheRangeCanBeMoved(FxRobot robot) {
        TimeWindow window = view.model().window();
        TimeWindow range = new TimeWindow(window.at(0.3), window.at(0.5));
        robot.interact(() -> model.setRange(Optional.of(range.range())));
        robot.drag(onScreen(lane(4, 0.5)), MouseButton.PRIMARY)
                .moveTo(onScreen(lane(4, 0.7)))
                .drop();
        TimeRange moved = model.selection().range().orElseThrow();
        assertEquals(range.fromMillis(), moved.from().toEpochMilli());
        assertEquals(0.7, window.fractionOf(moved.to().toEpochMilli()), 0.01);
        assertEquals(window, view.model().window());
    }

    @Test
    void clickOnAMarkerFocusesItsFinding(FxRobot robot) {
        FindingMarker worst = view.markers().stream()
                .max(Comparator.comparingDouble(marker -> marker.finding().score()))
                .orElseThrow();
        robot.clickOn(view.localToScreen(worst.x(), worst.y()));
        assertEquals(
                new Focus.OnFinding(worst.finding().id()), model.selection().focus());
        assertEquals(1, view.model().laneCount());
    }

    @Test
    void clickOnANameFocusesTheUserAndAgainLetsGo(FxRobot robot) {
        String first = view.model()
                .timelineProperty()
                .get()
                .orElseThrow()
                .lanes()
                .get(0)
                .key();
        Point2D name = view.localToScreen(60, view.geometry().laneTop(0) + 12);
        robot.clickOn(name);
        assertEquals(new Focus.OnUser(first), model.selection().focus());
        robot.sleep(600);
        robot.clickOn(name);
        assertEquals(Focus.NOTHING, model.selection().focus());
    }

    @Test
    void clickOnDensityPutsTheCursorOnTheLanesNearestEvent(FxRobot robot) {
        robot.clickOn(onScreen(lane(5, 0.55)));
        String key = view.model()
                .timelineProperty()
                .get()
                .orElseThrow()
                .lanes()
                .get(5)
                .key();
        int row = model.data().index().findRow(model.selection().eventId());
        assertTrue(row >= 0);
        assertEquals(key, model.data().index().value(Dimension.USER, row));
    }

    @Test
    void doubleClickZoomsInAtThePointer(FxRobot robot) {
        TimeWindow before = view.model().window();
        robot.doubleClickOn(onScreen(lane(6, 0.25)));
        assertEquals(0.4, (double) view.model().window().lengthMillis() / before.lengthMillis(), 0.01);
    }

    @Test
    void keysZoomPanFitAndGoToTheEnds(FxRobot robot) {
        TimeWindow all = view.model().limits();
        robot.type(KeyCode.EQUALS).type(KeyCode.EQUALS);
        TimeWindow zoomed = view.model().window();
        assertEquals(0.49, (double) zoomed.lengthMillis() / all.lengthMillis(), 0.01);
        robot.type(KeyCode.RIGHT);
        assertTrue(view.model().window().fromMillis() > zoomed.fromMillis());
        robot.type(KeyCode.HOME);
        assertEquals(all.fromMillis(), view.model().window().fromMillis());
        robot.type(KeyCode.END);
        assertEquals(all.toMillis(), view.model().window().toMillis());
        robot.type(KeyCode.MINUS);
        assertEquals(0.7, (double) view.model().window().lengthMillis() / all.lengthMillis(), 0.01);
        robot.type(KeyCode.DIGIT0);
        assertEquals(all, view.model().window());
        for (int i = 0; i < view.model().laneCount(); i++) {
            robot.type(KeyCode.DOWN);
        }
        assertEquals(
                view.model().laneCount() - 1, view.model().keyLaneProperty().get());
        assertTrue(view.model().firstLaneProperty().get() > 0, "scrolled as far as there are lanes");
    }

    @Test
    void overviewHandleMovesTheWindow(FxRobot robot) {
        robot.interact(() -> view.model().zoomAt(0.5, 0.2));
        TimeWindow before = view.model().window();
        TimelineLayout layout = view.geometry();
        double middle = layout.plotLeft() + layout.plotWidth() / 2;
        robot.drag(view.localToScreen(middle, 20), MouseButton.PRIMARY)
                .moveTo(view.localToScreen(middle + 100, 20))
                .drop();
        TimeWindow after = view.model().window();
        assertEquals(before.lengthMillis(), after.lengthMillis());
        double moved = 100 / layout.plotWidth() * view.model().limits().lengthMillis();
        assertEquals(moved, after.fromMillis() - before.fromMillis(), moved * 0.02);
    }

    @Test
    void hoverSaysUserTimeWithZoneAndCounts(FxRobot robot) {
        robot.moveTo(onScreen(lane(5, 0.5)));
        assertTrue(view.hoverText().contains("UTC"), view.hoverText());
        assertTrue(
                view.hoverText()
                        .startsWith(view.model()
                                .timelineProperty()
                                .get()
                                .orElseThrow()
                                .lanes()
                                .get(5)
                                .key()),
                view.hoverText());
        assertFalse(view.hoverText().contains("finding"));
    }

    /** A point low in a lane, where no marker is, at a fraction of the window; in the scene. */
    private Point2D lane(int lane, double fraction) {
        TimelineLayout layout = view.geometry();
        return view.localToScene(
                layout.plotLeft() + fraction * layout.plotWidth(), layout.laneTop(lane) + layout.laneHeight() - 5);
    }

    private Point2D onScreen(Point2D inScene) {
        return view.localToScreen(view.sceneToLocal(inScene));
    }

    @Test
    void theMenuOfALaneActsOnItsUserAndOnTheTimeThere(FxRobot robot) {
        robot.clickOn(onScreen(lane(2, 0.3)), MouseButton.SECONDARY);
        long at = view.geometry().millisAt(view.sceneToLocal(lane(2, 0.3)).getX());
        robot.clickOn("#pivot-around");
        TimeRange range = model.selection().range().orElseThrow();
        assertEquals(at, range.from().plusSeconds(300).toEpochMilli(), 2.0 * 3_600_000);
        String user = view.model()
                .timelineProperty()
                .get()
                .orElseThrow()
                .lanes()
                .get(2)
                .key();
        robot.press(KeyCode.CONTROL).type(KeyCode.BACK_SPACE).release(KeyCode.CONTROL);
        assertEquals(
                QueryText.not(QueryText.is(Dimension.USER, user)),
                model.selection().query());
    }

    @Test
    void theKeyboardFocusesALane(FxRobot robot) {
        String user = view.model()
                .timelineProperty()
                .get()
                .orElseThrow()
                .lanes()
                .get(1)
                .key();
        robot.type(KeyCode.DOWN).type(KeyCode.DOWN).type(KeyCode.ENTER);
        assertEquals(new Focus.OnUser(user), model.selection().focus());
    }
}
