package org.nightjar.ui.hours;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nightjar.analysis.Focus;
import org.nightjar.analysis.timeline.HeatMap;
import org.nightjar.support.DemoCase;
import org.nightjar.support.Screenshots;
import org.nightjar.ui.Theme;
import org.nightjar.ui.WorkbenchViewModel;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // fields are set by start
class HoursViewTest {

    private WorkbenchViewModel workbench;
    private HoursViewModel model;
    private HoursView view;
    private Scene scene;

    @Start
    void start(Stage stage) {
        workbench = new WorkbenchViewModel(DemoCase.data(true), Runnable::run, Runnable::run);
        model = new HoursViewModel(workbench);
        view = new HoursView(model);
        scene = new Scene(view, 1000, 420);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void aClickOnAnHourBecomesQueryTextAndTheMapStaysWhole(FxRobot robot) {
        HeatMap before = model.mapProperty().get().orElseThrow();
        int cell = fullest(before);
        robot.clickOn(view.localToScreen(middle(cell).getX(), middle(cell).getY()));
        assertTrue(
                workbench.selection().query().startsWith("weekday:"),
                workbench.selection().query());
        assertEquals(
                before.events(cell / 24, cell % 24), workbench.rows().inRange().size());
        assertEquals(before.size(), model.mapProperty().get().orElseThrow().size(), "only the rows are narrowed");
        robot.sleep(600)
                .clickOn(view.localToScreen(middle(cell).getX(), middle(cell).getY()));
        assertEquals("", workbench.selection().query());
    }

    @Test
    void arrowsAndEnterDoTheSame(FxRobot robot) {
        robot.interact(view::requestFocus);
        robot.type(KeyCode.DOWN, 2).type(KeyCode.RIGHT, 9).type(KeyCode.ENTER);
        assertEquals("weekday:wed AND hour:9", workbench.selection().query());
    }

    @Test
    void behindAnotherTabItRestsAndCatchesUpWhenItIsSeen(FxRobot robot) {
        HeatMap all = model.mapProperty().get().orElseThrow();
        robot.interact(() -> view.setSeen(false));
        robot.interact(() -> workbench.setQuery("outcome:denied"));
        assertEquals(all, model.mapProperty().get().orElseThrow(), "nothing is counted for nobody");
        robot.interact(() -> view.setSeen(true));
        int selected = workbench.rows().inRange().size();
        assertTrue(selected < all.size());
        assertEquals(selected, model.mapProperty().get().orElseThrow().size());
    }

    @Test
    void aUserInFocusIsShownByTheirOwnClock(FxRobot robot) {
        robot.interact(() -> workbench.focus(new Focus.OnUser("alice")));
        assertTrue(model.title().startsWith("When alice works, by their own clock"), model.title());
        assertEquals(
                workbench.rows().inRange().size(),
                model.mapProperty().get().orElseThrow().size());
        for (Theme theme : Theme.values()) {
            robot.interact(() -> {
                scene.setFill(org.nightjar.ui.Palette.of(theme).surface());
                workbench.themeProperty().set(theme);
                model.pick(1, 12);
            });
            WaitForAsyncUtils.waitForFxEvents();
            robot.interact(() -> Screenshots.save(scene, "hours-" + theme.name().toLowerCase(java.util.Locale.ROOT)));
        }
    }

    private javafx.geometry.Point2D middle(int cell) {
        for (double y = 0; y < view.getHeight(); y += 4) {
            for (double x = 0; x < view.getWidth(); x += 4) {
                if (view.cellAt(x, y).filter(at -> at == cell).isPresent()
                        && view.cellAt(x + 8, y + 8).filter(at -> at == cell).isPresent()) {
                    return new javafx.geometry.Point2D(x + 4, y + 4);
                }
            }
        }
        throw new AssertionError("no such cell");
    }

    private static int fullest(HeatMap map) {
        int best = 0;
        for (int cell = 0; cell < 168; cell++) {
            best = map.events(cell / 24, cell % 24) > map.events(best / 24, best % 24) ? cell : best;
        }
        return best;
    }
}
