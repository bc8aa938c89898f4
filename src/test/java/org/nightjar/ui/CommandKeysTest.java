package org.nightjar.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Keys that are pressed together with Ctrl or Alt do one thing, as real keyboards send them: pressed and typed. */
class CommandKeysTest extends WindowJourney {

    @Start
    void start(Stage given) throws Exception {
        begin(given);
    }

    private void type(FxRobot robot, String character, boolean control, boolean alt) {
        robot.interact(() -> Event.fireEvent(
                stage.getScene().getFocusOwner(),
                new KeyEvent(KeyEvent.KEY_TYPED, character, character, KeyCode.UNDEFINED, false, control, alt, false)));
    }

    private String focused() {
        return stage.getScene().getFocusOwner().getId();
    }

    @Test
    void theHelpThatCtrlAndSlashOpenHasTheKeyboardAndNotTheQuery(FxRobot robot) {
        open(robot);
        robot.interact(() -> users(robot).requestFocus());
        press(robot, KeyCode.CONTROL, KeyCode.SLASH);
        type(robot, "/", true, false);
        assertTrue(robot.lookup("#help").<Node>query().isVisible());
        assertFalse("query".equals(focused()), "arrows scroll the help");
        press(robot, KeyCode.ESCAPE);
        assertFalse(robot.lookup("#help").<Node>query().isVisible());
        assertEquals("users", focused());
    }

    @Test
    void aSlashAloneGoesToTheQueryAndABracketWrittenWithAltGrGoesBack(FxRobot robot) {
        open(robot);
        robot.interact(() -> users(robot).requestFocus());
        press(robot, KeyCode.DOWN, KeyCode.ENTER);
        until(() -> !robot.lookup("#back").<Node>query().isDisabled());
        type(robot, "[", true, true);
        until(() -> robot.lookup("#back").<Node>query().isDisabled());
        type(robot, "/", false, false);
        assertEquals("query", focused());
    }
}
