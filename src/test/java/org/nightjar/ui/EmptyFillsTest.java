package org.nightjar.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.support.FxWait;
import org.nightjar.ui.graph.GraphView;
import org.nightjar.ui.map.CaseMapView;
import org.nightjar.ui.timeline.TimelineView;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Without a graphics card a fill that nobody sees is blended pixel by pixel, and costs more than one that is seen. */
@ExtendWith(ApplicationExtension.class)
class EmptyFillsTest {

    private static final double LARGE_PIXELS = 60_000;

    @TempDir
    Path folder;

    private WorkbenchWindow window;

    @Start
    void start(Stage stage) {
        stage.setWidth(1440);
        stage.setHeight(900);
        WindowFixture parts = new WindowFixture(folder);
        parts.slots = ViewSlots.NONE
                .withTimeline(TimelineView::new)
                .withMap(CaseMapView::new)
                .withGraph(GraphView::new);
        window = parts.on(stage, Optional.empty());
    }

    @Test
    void noTabIsCoveredByFillsThatNobodySees(FxRobot robot) {
        robot.interact(() -> window.show(Optional.of(Path.of("demo"))));
        FxWait.until(30, () -> robot.lookup("#tabs").tryQuery().isPresent());
        TabPane tabs = robot.lookup("#tabs").query();
        List<String> large = new ArrayList<>();
        for (int tab = 0; tab < tabs.getTabs().size(); tab++) {
            int number = tab;
            robot.interact(() -> tabs.getSelectionModel().select(number));
            WaitForAsyncUtils.waitForFxEvents();
            robot.interact(() -> {
                Parent root = tabs.getScene().getRoot();
                root.applyCss();
                root.layout();
                collect(root, large);
            });
        }
        assertTrue(tabs.getTabs().size() > 8, "all tabs were looked at");
        assertEquals(List.of(), large);
    }

    private static void collect(Node node, List<String> large) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Region region && region.getBackground() != null) {
            Bounds bounds = region.getLayoutBounds();
            for (BackgroundFill fill : region.getBackground().getFills()) {
                boolean empty = fill.getFill() instanceof Color colour && colour.getOpacity() == 0;
                if (empty && bounds.getWidth() * bounds.getHeight() > LARGE_PIXELS) {
                    large.add(region.getClass().getSimpleName() + " " + region.getStyleClass() + " " + region.getId());
                }
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, large));
        }
    }
}
