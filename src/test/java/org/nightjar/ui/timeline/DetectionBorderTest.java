package org.nightjar.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nightjar.analysis.timeline.TimeWindow;
import org.nightjar.model.DetectionScope;
import org.nightjar.model.TimeRange;
import org.nightjar.ui.WorkbenchViewModel;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The grips above the lanes by which baseline and incident are dragged. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX fills the fields in start
class DetectionBorderTest {

    private WorkbenchViewModel model;
    private TimelineView view;

    @Start
    void start(Stage stage) {
        model = new WorkbenchViewModel(SampleTimeline.build(), Runnable::run, Runnable::run);
        view = new TimelineView(model);
        stage.setScene(new Scene(view, 1200, 500));
        stage.show();
        view.requestFocus();
    }

    private Point2D grip(double x) {
        return view.localToScreen(x, TimelineLayout.LANES_TOP - 7);
    }

    private double gripOfFirstEvent() {
        return view.geometry().xOf(model.data().index().span().from().toEpochMilli());
    }

    @Test
    void theGripIsDraggedToWhereNormalEnds(FxRobot robot) {
        TimeWindow before = view.model().window();
        double to = view.geometry().plotLeft() + 0.6 * view.geometry().plotWidth();
        robot.drag(grip(gripOfFirstEvent()), MouseButton.PRIMARY)
                .moveTo(grip(to - 80))
                .moveTo(grip(to));
        assertEquals(Optional.empty(), model.wantedScopeProperty().get(), "not before the mouse is let go");
        robot.drop();
        DetectionScope wanted = model.wantedScopeProperty().get().orElseThrow();
        TimeRange incident = wanted.incident().orElseThrow();
        assertEquals(wanted.baseline().orElseThrow().to(), incident.from());
        assertEquals(0.6, before.fractionOf(incident.from().toEpochMilli()), 0.01);
        assertEquals(0, incident.from().getEpochSecond() % 3600, "whole hours where a pixel is many minutes");
        assertEquals(before, view.model().window(), "the timeline does not pan meanwhile");
        assertEquals(Optional.empty(), model.selection().range());
    }

    @Test
    void escapeWhileDraggingGivesUp(FxRobot robot) {
        double to = view.geometry().plotLeft() + 0.6 * view.geometry().plotWidth();
        robot.drag(grip(gripOfFirstEvent()), MouseButton.PRIMARY).moveTo(grip(to));
        robot.type(KeyCode.ESCAPE);
        robot.drop();
        assertEquals(Optional.empty(), model.wantedScopeProperty().get());
        assertTrue(model.selection().range().isEmpty());
    }
}
