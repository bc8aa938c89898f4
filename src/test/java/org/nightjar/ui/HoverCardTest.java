package org.nightjar.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Where a card lies: it is there to explain what the pointer is on, so it hides neither that nor its lane. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // fields are set by start
class HoverCardTest {

    private static final double WIDTH = 1200;

    private HoverCard card;

    @Start
    void start(Stage stage) {
        card = new HoverCard();
        stage.setScene(new Scene(new Pane(card), WIDTH, 400));
        stage.show();
    }

    private void fill() {
        card.titled("Burst of denied calls", Palette.of(Theme.LIGHT))
                .say(
                        "a sentence that goes on and on about what was done and how unlike the user it is ".repeat(4),
                        false)
                .say("and one more", true);
    }

    private double bottom() {
        return card.getLayoutY() + card.getHeight();
    }

    private double right() {
        return card.getLayoutX() + card.getWidth();
    }

    @Test
    void aCardThatHasNoRoomBesideTheLaneBecomesBroaderAndLower(FxRobot robot) {
        robot.interact(() -> {
            fill();
            card.showAt(600, 0, WIDTH, 400);
            double usual = card.getHeight();
            double room = usual - 20;
            fill();
            card.showBeside(600, room, room + 28, WIDTH, room + 28 + room);
            assertTrue(card.getHeight() < usual);
            assertTrue(
                    card.getLayoutY() >= room + 28 || bottom() <= room,
                    "the lane is seen: " + card.getLayoutY() + " to " + bottom());
            assertTrue(card.getLayoutY() >= 0 && bottom() <= room + 28 + room);
            fill();
            card.showBeside(600, 300, 328, WIDTH, 400);
            assertTrue(bottom() <= 300 && card.getHeight() == usual, "where there is room it is as it was");
        });
    }

    @Test
    void aLineThatFitsIsOneLineHigh(FxRobot robot) {
        robot.interact(() -> {
            card.titled("aarav.moghe", Palette.of(Theme.LIGHT))
                    .say("Sat 18 Oct 2025 23:18:09 – 23:29:39 UTC", true)
                    .say("no events", true);
            card.showAt(300, 100, WIDTH, 400);
            card.layout();
            Region lines = (Region) card.getChildrenUnmodifiable().get(1);
            lines.layout();
            double texts = lines.getChildrenUnmodifiable().stream()
                    .mapToDouble(line -> line.prefHeight(-1))
                    .sum();
            assertEquals(texts + 2, lines.getHeight(), 2);
        });
    }

    @Test
    void whereThereIsNoRoomAtAllThePointerStaysInSight(FxRobot robot) {
        robot.interact(() -> {
            fill();
            card.showBeside(600, 20, 48, WIDTH, 60);
            assertTrue(card.getLayoutX() > 600 || right() < 600);
            for (double x : new double[] {20, 150, 200, 300, 380}) {
                fill();
                card.showAt(x, 30, 388, 400);
                assertTrue(card.getLayoutX() > x || right() < x, x + " is seen");
                assertTrue(card.getLayoutX() >= 0 && right() <= 388, "and the card is whole");
            }
        });
    }
}
