package org.nightjar.ui.details;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListCell;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Parts of the raw record are selected and copied as in every text. */
@ExtendWith(ApplicationExtension.class)
class RawTextTest {

    private static final String JSON = "{\n  \"eventName\" : \"ModifySnapshotAttribute\",\n  \"count\" : 1.50\n}";

    private final StackPane root = new StackPane();

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(root, 500, 400));
        stage.show();
    }

    private <T extends Node> T show(FxRobot robot, T node) {
        robot.interact(() -> root.getChildren().setAll(node));
        WaitForAsyncUtils.waitForFxEvents();
        return node;
    }

    private static Node token(FxRobot robot, String text) {
        return robot.lookup(
                        (Node node) -> node instanceof Text one && one.getText().equals(text))
                .query();
    }

    private static String clipboard(FxRobot robot) {
        String[] found = {""};
        robot.interact(() -> found[0] = Clipboard.getSystemClipboard().getString());
        return found[0];
    }

    private static void copy(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void aValueIsSelectedByADoubleClickAndCopied(FxRobot robot) {
        JsonText text = show(robot, new JsonText(JSON, List.of(), bounds -> {}));
        robot.doubleClickOn(token(robot, "\"ModifySnapshotAttribute\""));
        assertEquals("ModifySnapshotAttribute", text.selectedText());
        copy(robot);
        assertEquals("ModifySnapshotAttribute", clipboard(robot));
    }

    @Test
    void aDragSelectsFromWhereItBeganToWhereItEnds(FxRobot robot) {
        JsonText text = show(robot, new JsonText(JSON, List.of(), bounds -> {}));
        Bounds name = robot.bounds(token(robot, "\"eventName\"")).query();
        Bounds number = robot.bounds(token(robot, "1.50")).query();
        robot.drag(new Point2D(name.getMinX() + 1, name.getCenterY()))
                .dropTo(new Point2D(number.getMaxX() - 1, number.getCenterY()));
        assertEquals(JSON.substring(JSON.indexOf("\"eventName"), JSON.indexOf("1.50") + 4), text.selectedText());
    }

    @Test
    void theKeyboardSelectsByCharactersLinesAndAll(FxRobot robot) {
        JsonText text = show(robot, new JsonText(JSON, List.of(), bounds -> {}));
        robot.interact(text::requestFocus);
        robot.type(KeyCode.DOWN);
        robot.press(KeyCode.SHIFT).type(KeyCode.END).release(KeyCode.SHIFT);
        assertEquals("  \"eventName\" : \"ModifySnapshotAttribute\",", text.selectedText());
        robot.press(KeyCode.SHIFT).type(KeyCode.LEFT).release(KeyCode.SHIFT);
        assertEquals("  \"eventName\" : \"ModifySnapshotAttribute\"", text.selectedText());
        robot.type(KeyCode.ESCAPE);
        assertEquals("", text.selectedText());
        copy(robot);
        assertEquals(JSON, clipboard(robot), "without a selection all of it");
        robot.press(KeyCode.CONTROL, KeyCode.A).release(KeyCode.A, KeyCode.CONTROL);
        assertEquals(JSON, text.selectedText());
    }

    @Test
    void aHugeRecordLaysOutOnlyItsVisibleLinesAndIsCopiedByLines(FxRobot robot) {
        StringBuilder json = new StringBuilder("{\"list\":[0");
        for (int i = 1; i < 300_000; i++) {
            json.append(",\n").append(i);
        }
        RawRecord record = RawRecord.of(json.append("]}").toString().getBytes(StandardCharsets.UTF_8));
        JsonLines lines = show(robot, new JsonLines(record.lines()));
        int cells = robot.lookup((Node node) -> node instanceof ListCell<?>)
                .queryAll()
                .size();
        assertTrue(cells > 5 && cells < 100, "only what is visible is laid out: " + cells);
        robot.clickOn(robot.lookup((Node node) -> node instanceof ListCell<?>).<Node>query());
        robot.press(KeyCode.SHIFT).type(KeyCode.DOWN).release(KeyCode.SHIFT);
        String selected = lines.selectedText();
        assertTrue(record.pretty().contains(selected) && !selected.isBlank(), selected);
        copy(robot);
        assertEquals(selected, clipboard(robot));
        robot.press(KeyCode.CONTROL, KeyCode.A).release(KeyCode.A, KeyCode.CONTROL);
        assertEquals(record.pretty(), lines.selectedText());
    }
}
