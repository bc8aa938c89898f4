package org.nightjar.ui;

import javafx.animation.PauseTransition;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Duration;

/**
 * How large the window begins and how small it may become, in pixels as they are laid out: never larger than the screen, which
 * has half as many of them at 200 %. What needs more than a screen has is scrolled to. FX thread only.
 *
 * @param width at first
 * @param height at first, with the title bar
 * @param leastWidth below which it cannot be made
 * @param leastHeight below which it cannot be made
 */
record WindowSize(double width, double height, double leastWidth, double leastHeight) {

    /** As large as a stranger finds comfortable. */
    private static final Rectangle2D COMFORTABLE = new Rectangle2D(0, 0, 1440, 900);

    /** Below that the views stand in each other's way, where there is a screen for more. */
    private static final Rectangle2D LEAST = new Rectangle2D(0, 0, 960, 600);

    /** What the views need: below that they would lie over one another. */
    static final Rectangle2D NEEDED = new Rectangle2D(0, 0, 960, 560);

    static WindowSize on(Rectangle2D screen) {
        return new WindowSize(
                Math.min(COMFORTABLE.getWidth(), screen.getWidth()),
                Math.min(COMFORTABLE.getHeight(), screen.getHeight()),
                Math.min(LEAST.getWidth(), screen.getWidth()),
                Math.min(LEAST.getHeight(), screen.getHeight()));
    }

    /** Gives a stage that is not shown yet its size. */
    void give(Stage stage) {
        stage.setWidth(width);
        stage.setHeight(height);
        stage.setMinWidth(leastWidth);
        stage.setMinHeight(leastHeight);
        stage.addEventHandler(WindowEvent.WINDOW_SHOWN, event -> insist(stage));
    }

    /** Some window managers (Openbox) answer the first request with the least size. */
    private void insist(Stage stage) {
        PauseTransition answered = new PauseTransition(Duration.millis(300));
        answered.setOnFinished(event -> {
            if (stage.getWidth() == leastWidth && stage.getHeight() == leastHeight) {
                stage.setWidth(width);
                stage.setHeight(height);
                stage.centerOnScreen();
            }
        });
        answered.play();
    }

    /** The same, or what scrolls to all of it where the least window has no room for it. */
    Parent scrolling(Region whole) {
        if (leastWidth >= NEEDED.getWidth() && leastHeight >= NEEDED.getHeight()) {
            return whole;
        }
        whole.setMinSize(NEEDED.getWidth(), NEEDED.getHeight());
        ScrollPane scroll = new ScrollPane(whole);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.setId("small-screen");
        return new StackPane(scroll);
    }
}
