package org.nightjar.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nightjar.ui.Pivot.Kind;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Every pivot is reached by keyboard: in the menu, and by its own keys. */
@ExtendWith(ApplicationExtension.class)
class PivotMenuTest {

    private final List<String> done = new ArrayList<>();
    private final Pane drawing = new Pane();
    private final ListView<String> list = new ListView<>();
    private List<Pivot> picked = List.of();

    private List<Pivot> on(String what) {
        return List.of(
                new Pivot(Kind.ONLY, "Only " + what, () -> done.add("only " + what)),
                new Pivot(Kind.COPY, "Copy " + what, () -> done.add("copy " + what)),
                new Pivot(Kind.MORE, "More of a_b", () -> done.add("more " + what)));
    }

    @Start
    void start(Stage stage) {
        drawing.setMinSize(400, 200);
        drawing.setFocusTraversable(true);
        list.getItems().setAll("one", "two", "three");
        PivotMenu.of(list, this::on);
        new PivotMenu(drawing, () -> picked, () -> new Point2D(50, 60));
        stage.setScene(new Scene(new VBox(drawing, list), 400, 400));
        stage.show();
    }

    private static void shift(FxRobot robot) {
        robot.press(KeyCode.SHIFT).type(KeyCode.F10).release(KeyCode.SHIFT);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void shiftF10OpensTheMenuAtWhatIsPickedAndTheArrowsChoose(FxRobot robot) {
        robot.interact(drawing::requestFocus);
        shift(robot);
        assertTrue(robot.lookup("#pivot-only").tryQuery().isEmpty(), "nothing is picked");
        picked = on("bob");
        shift(robot);
        assertTrue(robot.lookup("#pivot-only").tryQuery().isPresent());
        assertTrue(
                robot.lookup((Label label) -> label.getText().startsWith("Ctrl+"))
                        .tryQuery()
                        .isPresent(),
                "the menu shows the keys");
        robot.type(KeyCode.DOWN).type(KeyCode.DOWN).type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(List.of("more bob"), done);
    }

    @Test
    void theKeysWorkWithoutTheMenu(FxRobot robot) {
        robot.interact(drawing::requestFocus);
        picked = on("bob");
        robot.press(KeyCode.CONTROL)
                .type(KeyCode.ENTER)
                .type(KeyCode.C)
                .type(KeyCode.M)
                .release(KeyCode.CONTROL);
        assertEquals(List.of("only bob", "copy bob"), done, "what is not offered does nothing");
    }

    @Test
    void aListOffersPivotsOnItsSelectedLineByKeyboardAndMouse(FxRobot robot) {
        robot.interact(() -> {
            list.requestFocus();
            list.getSelectionModel().select("two");
        });
        shift(robot);
        robot.type(KeyCode.ENTER);
        robot.clickOn("three", MouseButton.SECONDARY);
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("#pivot-copy");
        assertEquals(List.of("only two", "copy three"), done);
    }
}
