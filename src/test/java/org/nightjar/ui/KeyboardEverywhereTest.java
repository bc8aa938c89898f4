package org.nightjar.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.analysis.Focus;
import org.nightjar.support.FxWait;
import org.nightjar.ui.graph.GraphView;
import org.nightjar.ui.map.CaseMapView;
import org.nightjar.ui.timeline.TimelineView;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Whatever takes the keyboard is reached by the Tab key alone, and where the keyboard is can be seen. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX fills the fields in start
class KeyboardEverywhereTest {

    @TempDir
    Path folder;

    private WorkbenchWindow window;
    private Stage stage;
    private Optional<WorkbenchViewModel> workbench = Optional.empty();

    @Start
    void start(Stage given) {
        stage = given;
        stage.setWidth(1440);
        stage.setHeight(900);
        WindowFixture parts = new WindowFixture(folder);
        parts.slots = ViewSlots.NONE
                .withTimeline(model -> {
                    workbench = Optional.of(model);
                    return new TimelineView(model);
                })
                .withMap(CaseMapView::new)
                .withGraph(GraphView::new);
        window = parts.on(stage, Optional.empty());
    }

    @Test
    void theTabKeyReachesEveryControlAndOneSeesWhereItIs(FxRobot robot) {
        robot.interact(() -> window.show(Optional.of(Path.of("demo"))));
        FxWait.until(30, () -> robot.lookup("#users .list-cell").tryQuery().isPresent());
        robot.interact(() -> workbench
                .orElseThrow()
                .focus(new Focus.OnFinding(workbench
                        .orElseThrow()
                        .data()
                        .detection()
                        .findings()
                        .get(0)
                        .id())));
        TabPane tabs = robot.lookup("#tabs").query();
        KeyboardWalk walk = new KeyboardWalk(stage);
        for (Theme theme : Theme.values()) {
            robot.interact(() -> workbench.orElseThrow().themeProperty().set(theme));
            for (int tab = 0; tab < tabs.getTabs().size(); tab++) {
                int number = tab;
                robot.interact(() -> tabs.getSelectionModel().select(number));
                robot.sleep(200);
                Node within = tab == 0
                        ? stage.getScene().getRoot()
                        : tabs.getTabs().get(number).getContent();
                Node from = tab == 0 ? robot.lookup("#query").query() : tabs;
                walk.through(
                        within, from, theme + " " + tabs.getTabs().get(number).getId());
            }
        }
        walk.assertAllReachedAndSeen();
        assertTrue(walk.controls() > 150, "controls were looked for: " + walk.controls());
    }
}
