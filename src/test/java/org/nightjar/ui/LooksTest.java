package org.nightjar.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What windows above the window look like where they can be seen through, and where they cannot. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX fills the field in start
class LooksTest {

    private Stage stage;

    @Start
    void start(Stage given) {
        stage = given;
    }

    private Node menu(FxRobot robot, boolean seeThrough) {
        ContextMenu menu = new ContextMenu(new MenuItem("Only this"), new MenuItem("Without this"));
        robot.interact(() -> {
            Scene scene = new Scene(new StackPane(), 400, 300);
            Looks.dress(scene, seeThrough);
            Looks.wear(scene, Theme.DARK);
            stage.setScene(scene);
            stage.show();
            menu.show(scene.getRoot(), 40, 40);
        });
        WaitForAsyncUtils.waitForFxEvents();
        Node shown = menu.getSkin().getNode();
        robot.interact(menu::hide);
        return shown;
    }

    @Test
    void withoutACompositorAMenuFillsItsWindowSoThatNoWhiteFrameIsAroundIt(FxRobot robot) {
        Node menu = menu(robot, false);
        assertNull(menu.getEffect());
        Bounds seen = menu.getBoundsInParent();
        Bounds window = menu.getParent().getLayoutBounds();
        assertEquals(window.getWidth(), seen.getWidth(), 0.5);
        assertEquals(window.getHeight(), seen.getHeight(), 0.5);
    }

    @Test
    void whereWindowsCanBeSeenThroughAMenuHasItsShadow(FxRobot robot) {
        assertNotNull(menu(robot, true).getEffect());
    }
}
