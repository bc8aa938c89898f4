package org.nightjar.ui.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What is cut off for want of room is said whole when it is pointed at, and nothing else is. */
@ExtendWith(ApplicationExtension.class)
class WholeTextTest {

    private static final String LONG = "arn:aws:iam::111122223333:role/a-rather-long-name-of-a-role";

    private final Label cut = new Label(LONG);
    private final Label iconed = new Label("short");
    private final Label broken = Nodes.paragraph(LONG + " " + LONG);
    private final Label spoken = new Label(LONG);
    private final Button button = new Button("Take it all back at once, please");
    private final VBox box = new VBox(8, cut, iconed, broken, spoken, button);

    @Start
    void start(Stage stage) {
        cut.setMaxWidth(120);
        iconed.setGraphic(Nodes.icon(Feather.USER));
        broken.setMaxWidth(480);
        spoken.setMaxWidth(120);
        Nodes.tip(spoken, "something else");
        button.setMaxWidth(90);
        Scene scene = new Scene(box, 500, 300);
        WholeText.tell(scene);
        stage.setScene(scene);
        stage.show();
    }

    private static void point(FxRobot robot, Label label) {
        robot.moveTo(label);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void aTextThatIsCutSaysTheWhole(FxRobot robot) {
        assertTrue(WholeText.isShortened(cut));
        point(robot, cut);
        assertEquals(LONG, Nodes.tipOf(cut));
        robot.moveTo(button);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(button.getText(), Nodes.tipOf(button), "buttons too");
    }

    @Test
    void whatIsWholeSaysNothingAndWhatHasItsOwnWordsKeepsThem(FxRobot robot) {
        for (Label whole : new Label[] {iconed, broken}) {
            assertFalse(WholeText.isShortened(whole), whole.getText());
            point(robot, whole);
            assertEquals("", Nodes.tipOf(whole));
        }
        assertTrue(WholeText.isShortened(spoken));
        point(robot, spoken);
        assertEquals("something else", Nodes.tipOf(spoken));
    }

    @Test
    void whatHasRoomAgainNoLongerSaysItAndOtherTextIsSaidAnew(FxRobot robot) {
        point(robot, cut);
        robot.interact(() -> cut.setText(LONG + "/and-its-session"));
        robot.moveTo(button);
        point(robot, cut);
        assertEquals(LONG + "/and-its-session", Nodes.tipOf(cut));
        robot.interact(() -> cut.setMaxWidth(Double.MAX_VALUE));
        robot.moveTo(button);
        point(robot, cut);
        assertEquals("", Nodes.tipOf(cut));
    }
}
