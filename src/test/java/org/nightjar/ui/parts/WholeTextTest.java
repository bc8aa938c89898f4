package org.nightjar.ui.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.feather.Feather;
import org.nightjar.support.FxWait;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What is cut off for want of room is said whole when it is pointed at, and nothing else is. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX fills the fields in start
class WholeTextTest {

    private static final String LONG = "arn:aws:iam::111122223333:role/a-rather-long-name-of-a-role";

    private Label cut;
    private Label iconed;
    private Label broken;
    private Label spoken;
    private Button button;
    private VBox box;

    @Start
    void start(Stage stage) {
        cut = new Label(LONG);
        iconed = new Label("short");
        broken = Nodes.paragraph(LONG + " " + LONG);
        spoken = new Label(LONG);
        button = new Button("Take it all back at once, please");
        box = new VBox(8, cut, iconed, broken, spoken, button);
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
        robot.interact(() -> {
            cut.setText(LONG + "/and-its-session");
            box.layout();
        });
        pointAgain(robot);
        FxWait.until(10, () -> Nodes.tipOf(cut).equals(LONG + "/and-its-session"));
        robot.interact(() -> {
            cut.setText(LONG.substring(0, 30));
            cut.setMaxWidth(Double.MAX_VALUE);
            box.layout();
        });
        pointAgain(robot);
        FxWait.until(10, () -> Nodes.tipOf(cut).isEmpty());
    }

    private void pointAgain(FxRobot robot) {
        robot.moveTo(box.localToScreen(495, 295));
        WaitForAsyncUtils.waitForFxEvents();
        point(robot, cut);
    }

    @Test
    void ofALongNameBothEndsAreShownInWhateverRoomThereIs(FxRobot robot) {
        Label name = Nodes.shortened(LONG, 40);
        robot.interact(() -> {
            name.setMaxWidth(160);
            box.getChildren().add(name);
            box.applyCss();
            box.layout();
        });
        String shown = ((Text) name.lookup(".text")).getText();
        assertTrue(shown.length() < 40, shown);
        assertTrue(shown.startsWith("arn:") && shown.endsWith("role"), shown);
        assertEquals(LONG, Nodes.tipOf(name));
    }
}
