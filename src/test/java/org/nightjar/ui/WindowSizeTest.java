package org.nightjar.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The window fits its screen, however large the screen's pixels are. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX fills the field in start
class WindowSizeTest {

    private Stage stage;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @Test
    void aLargeScreenGivesTheComfortableSize() {
        assertEquals(new WindowSize(1440, 900, 960, 600), WindowSize.on(new Rectangle2D(0, 0, 2560, 1400)));
    }

    @Test
    void neitherTheWindowNorItsLeastSizeIsLargerThanAScreenOfDoubledPixels() {
        assertEquals(new WindowSize(800, 500, 800, 500), WindowSize.on(new Rectangle2D(0, 0, 800, 500)));
        assertEquals(new WindowSize(1280, 770, 960, 600), WindowSize.on(new Rectangle2D(0, 0, 1280, 770)));
    }

    @Test
    void whereThereIsRoomNothingScrolls() {
        StackPane whole = new StackPane();
        assertSame(whole, WindowSize.on(new Rectangle2D(0, 0, 1280, 770)).scrolling(whole));
    }

    @Test
    void onAScreenOfDoubledPixelsTheWholeIsScrolledTo(FxRobot robot) {
        StackPane whole = new StackPane();
        WindowSize small = WindowSize.on(new Rectangle2D(0, 0, 800, 500));
        robot.interact(() -> {
            Parent root = small.scrolling(whole);
            stage.setScene(new Scene(root));
            small.give(stage);
            stage.show();
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertInstanceOf(ScrollPane.class, robot.lookup("#small-screen").<Node>query());
        assertTrue(stage.getWidth() <= 800 && stage.getHeight() <= 500, stage.getWidth() + " " + stage.getHeight());
        assertEquals(WindowSize.NEEDED.getWidth(), whole.getWidth(), 1);
        assertEquals(WindowSize.NEEDED.getHeight(), whole.getHeight(), 1);
    }
}
