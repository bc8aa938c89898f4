package org.nightjar.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nightjar.analysis.Focus;
import org.nightjar.model.Finding;
import org.nightjar.model.TimeRange;
import org.nightjar.support.DemoCase;
import org.nightjar.ui.Looks;
import org.nightjar.ui.Theme;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Chip;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.WholeText;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The way to what is in focus, where there is little room for it beside the buttons of the upper bar. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // fields are set by start
class BreadcrumbTest {

    private final WorkbenchViewModel workbench =
            new WorkbenchViewModel(DemoCase.data(true), Runnable::run, Runnable::run);
    private final Finding finding = workbench.data().detection().findings().stream()
            .max(java.util.Comparator.comparingInt(one -> one.title().length()))
            .orElseThrow();

    private Breadcrumb breadcrumb;
    private Button beside;
    private HBox bar;

    @Start
    void start(Stage stage) {
        breadcrumb = new Breadcrumb(workbench);
        HBox.setHgrow(breadcrumb, Priority.ALWAYS);
        beside = new Button("Import evidence");
        beside.setMinWidth(Region.USE_PREF_SIZE);
        bar = new HBox(8, breadcrumb, beside);
        Scene scene = new Scene(new HBox(bar), 1200, 60);
        Looks.dress(scene);
        Looks.wear(scene, Theme.LIGHT);
        stage.setScene(scene);
        stage.show();
    }

    private void narrow(FxRobot robot, double width) {
        robot.interact(() -> {
            bar.setMinWidth(width);
            bar.setMaxWidth(width);
            bar.applyCss();
            bar.getScene().getRoot().layout();
        });
    }

    private List<Chip> chips() {
        return breadcrumb.getChildren().stream()
                .filter(Chip.class::isInstance)
                .map(Chip.class::cast)
                .toList();
    }

    private static Label text(Chip chip) {
        return (Label) chip.getChildren().get(1);
    }

    @Test
    void chipsAreShortenedAndButtonsStayWhole(FxRobot robot) {
        robot.interact(() -> workbench.focus(new Focus.OnFinding(finding.id())));
        narrow(robot, 1100);
        assertEquals(2, chips().size());
        chips().forEach(chip -> assertFalse(WholeText.isShortened(text(chip)), "there is room"));
        narrow(robot, 380);
        Chip last = chips().get(1);
        assertTrue(WholeText.isShortened(text(last)));
        assertEquals(finding.title(), Nodes.tipOf(text(last)), "and says the whole");
        assertBeside();
    }

    @Test
    void timesAreShortenedLast(FxRobot robot) {
        TimeRange night = new TimeRange(DemoCase.NIGHT, DemoCase.NIGHT.plus(Duration.ofHours(2)));
        robot.interact(() -> {
            workbench.focus(new Focus.OnFinding(finding.id()));
            workbench.setRange(Optional.of(night));
        });
        narrow(robot, 660);
        assertEquals(3, chips().size());
        assertTrue(WholeText.isShortened(text(chips().get(1))));
        assertFalse(
                WholeText.isShortened(text(chips().get(2))),
                text(chips().get(2)).getText());
        assertBeside();
        narrow(robot, 490);
        assertTrue(WholeText.isShortened(text(chips().get(2))));
        assertBeside();
    }

    /** Each cross can be pressed, and the button beside lies over nothing. */
    private void assertBeside() {
        double end = breadcrumb.localToScene(breadcrumb.getLayoutBounds()).getMaxX();
        assertTrue(beside.localToScene(beside.getLayoutBounds()).getMinX() >= end);
        assertFalse(WholeText.isShortened(beside));
        for (Chip chip : chips()) {
            Node cross = chip.getChildren().get(2);
            Bounds at = cross.localToScene(cross.getLayoutBounds());
            assertTrue(at.getMaxX() <= end + 0.5, at + " is within " + end);
            assertTrue(at.getWidth() >= 16, "whole: " + at);
        }
    }
}
