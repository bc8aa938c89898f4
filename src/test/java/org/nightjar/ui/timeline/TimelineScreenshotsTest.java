package org.nightjar.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nightjar.analysis.timeline.TimeWindow;
import org.nightjar.model.TimeRange;
import org.nightjar.support.Screenshots;
import org.nightjar.ui.Looks;
import org.nightjar.ui.Theme;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Fonts;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Draws the timeline in each of its states, in both themes, and keeps the pictures. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // fields are set by start
class TimelineScreenshotsTest {

    private final WorkbenchViewModel model =
            new WorkbenchViewModel(SampleTimeline.build(), Runnable::run, Runnable::run);
    private TimelineView view;
    private Scene scene;

    @Start
    void start(Stage stage) {
        view = new TimelineView(model);
        Fonts.load();
        scene = new Scene(view, 1440, 760);
        Looks.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void everyStateIsDrawnInBothThemes(FxRobot robot) {
        for (Theme theme : Theme.values()) {
            String suffix = theme == Theme.DARK ? "-dark" : "-light";
            robot.interact(() -> {
                model.clear();
                model.themeProperty().set(theme);
                Looks.wear(scene, theme);
                model.zoneProperty().set(ZoneId.of("Europe/Berlin"));
                view.model().fit();
            });
            keep(robot, "timeline-fit" + suffix);
            assertTrue(colours() > 20, "density, shades, markers and text are all there");

            robot.interact(() -> view.model().showWindow(window("2024-05-21T12:00:00Z", "2024-05-24T12:00:00Z")));
            keep(robot, "timeline-days" + suffix);
            robot.interact(() -> view.model().showWindow(window("2024-05-22T21:00:00Z", "2024-05-22T23:00:00Z")));
            keep(robot, "timeline-hours" + suffix);

            robot.interact(() -> {
                view.model().showWindow(window("2024-05-20T00:00:00Z", "2024-05-31T00:00:00Z"));
                model.setRange(Optional.of(
                        new TimeRange(Instant.parse("2024-05-22T12:00:00Z"), Instant.parse("2024-05-27T12:00:00Z"))));
                model.showEvent(
                        model.data().detection().findings().get(0).eventIds().get(5));
            });
            keep(robot, "timeline-brushed" + suffix);

            robot.interact(() -> {
                FindingMarker worst = view.markers().stream()
                        .max((a, b) ->
                                Double.compare(a.finding().score(), b.finding().score()))
                        .orElseThrow();
                hover(worst.x(), worst.y());
            });
            keep(robot, "timeline-hover" + suffix);
            assertTrue(view.hoverText().contains("Snapshots shared"), view.hoverText());

            robot.interact(() -> model.setQuery("user:nobody-at-all"));
            keep(robot, "timeline-empty" + suffix);
            assertEquals("", view.hoverText());
        }
    }

    @Test
    void loadingAndEmptyCaseSayWhatIsGoingOn(FxRobot robot) {
        List<Runnable> waiting = new ArrayList<>();
        WorkbenchViewModel slow = new WorkbenchViewModel(SampleTimeline.build(), waiting::add, Runnable::run);
        robot.interact(() -> show(new TimelineView(slow), Theme.LIGHT));
        keep(robot, "timeline-loading-light");
        WorkbenchViewModel empty = new WorkbenchViewModel(SampleTimeline.empty(), Runnable::run, Runnable::run);
        robot.interact(() -> {
            empty.themeProperty().set(Theme.DARK);
            show(new TimelineView(empty), Theme.DARK);
        });
        keep(robot, "timeline-no-events-dark");
        assertEquals(1, waiting.size(), "lanes come first");
        robot.interact(() -> waiting.remove(0).run());
        assertEquals(2, waiting.size(), "gaps and zones");
        assertTrue(colours() > 3);
    }

    private void show(TimelineView another, Theme theme) {
        scene.setRoot(another);
        Fonts.mark(another);
        Looks.wear(scene, theme);
    }

    private void hover(double x, double y) {
        view.fireEvent(new MouseEvent(
                MouseEvent.MOUSE_MOVED,
                x,
                y,
                x,
                y,
                MouseButton.NONE,
                0,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                true,
                false,
                true,
                null));
    }

    private void keep(FxRobot robot, String name) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> Screenshots.save(scene, name));
    }

    /** How many different colours the scene has. */
    private long colours() {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            var picture = scene.snapshot(null);
            var reader = picture.getPixelReader();
            List<Integer> seen = new ArrayList<>();
            for (int y = 0; y < picture.getHeight(); y += 3) {
                for (int x = 0; x < picture.getWidth(); x += 3) {
                    seen.add(reader.getArgb(x, y));
                }
            }
            return seen.stream().distinct().count();
        });
    }

    private static TimeWindow window(String from, String to) {
        return new TimeWindow(
                Instant.parse(from).toEpochMilli(), Instant.parse(to).toEpochMilli());
    }
}
