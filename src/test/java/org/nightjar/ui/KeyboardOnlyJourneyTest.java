package org.nightjar.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.analysis.Focus;
import org.nightjar.model.Finding;
import org.nightjar.model.TriageState;
import org.nightjar.support.FxWait;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * A whole investigation without a mouse: a case is made, evidence imported, what was found read, judged, noted and
 * filtered, and a report written. Only the dialogs of the system, which choose files, are answered by the test.
 */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX fills the fields in start
class KeyboardOnlyJourneyTest {

    private static final String REASON = "ordered by the owner";
    private static final String NOTE = "ask the bank who owns the account";

    @TempDir
    Path folder;

    private final FakePrompt prompt = new FakePrompt();
    private Stage stage;
    private SampleCaseWindow window;

    @Start
    void start(Stage given) {
        stage = given;
        window = new SampleCaseWindow(given, folder, prompt);
    }

    @Test
    void fromAnEmptyWindowToAReport(FxRobot robot) throws Exception {
        tabTo(robot, "#new-name");
        robot.write("by hand").type(KeyCode.ENTER);
        until(() -> robot.lookup("#users").tryQuery().isPresent());
        assertTrue(Files.isDirectory(folder.resolve("cases/by hand.nightjar")));

        prompt.evidence = List.of(Path.of("sample-cases", "snapshot-exfiltration", "evidence.zip"));
        shortcut(robot, KeyCode.I);
        until(() -> noticed(robot, "findings and"));
        assertEquals("4,800 events", OnScreen.allText(robot, "#selected-count"));

        robot.type(KeyCode.F).type(KeyCode.J);
        Finding first = findings().get(0);
        until(() -> window.workbench().selection().focus().equals(new Focus.OnFinding(first.id())));
        until(() -> OnScreen.allText(robot, "#why").contains("that account is not one of ours"));
        robot.type(KeyCode.DIGIT3);
        until(() -> state(first) == TriageState.CONFIRMED);

        Finding second = findings().get(1);
        robot.type(KeyCode.DOWN).type(KeyCode.DIGIT4);
        until(() -> focused("dismiss-reason"));
        assertEquals(
                new Focus.OnFinding(second.id()),
                window.workbench().selection().focus(),
                "the key is about the line that is marked");
        robot.write(REASON).type(KeyCode.ENTER);
        until(() -> state(second) == TriageState.DISMISSED);

        robot.type(KeyCode.F).type(KeyCode.K);
        robot.type(KeyCode.N);
        until(() -> focused("note"));
        robot.write(NOTE);
        shortcut(robot, KeyCode.ENTER);
        until(() -> window.workbench().data().annotations().notes().size() == 1);
        assertEquals(
                first.id(),
                window.workbench().data().annotations().notes().get(0).subject().id());
        robot.type(KeyCode.ESCAPE);

        takesBackAndDoesAgain(robot, second);
        filtersAndWritesAReport(robot);
    }

    private void takesBackAndDoesAgain(FxRobot robot, Finding dismissed) {
        shortcut(robot, KeyCode.Z);
        until(() -> window.workbench().data().annotations().notes().isEmpty());
        shortcut(robot, KeyCode.Z);
        until(() -> state(dismissed) == TriageState.NEW);
        shortcut(robot, KeyCode.Y);
        until(() -> state(dismissed) == TriageState.DISMISSED);
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z).release(KeyCode.Z, KeyCode.SHIFT, KeyCode.CONTROL);
        until(() -> window.workbench().data().annotations().notes().size() == 1);
        shortcut(robot, KeyCode.Y);
        until(() -> noticed(robot, "Nothing was taken back"));
    }

    private void filtersAndWritesAReport(FxRobot robot) throws Exception {
        String before = OnScreen.allText(robot, "#selected-count");
        robot.type(KeyCode.SLASH).write("action:Modify*").type(KeyCode.ESCAPE, KeyCode.ENTER, KeyCode.ESCAPE);
        robot.type(KeyCode.E);
        until(() -> window.workbench().selection().query().equals("action:Modify*"));
        robot.type(KeyCode.J);
        until(() -> OnScreen.allText(robot, "#raw-record").contains("ModifySnapshotAttribute"));
        robot.type(KeyCode.ESCAPE, KeyCode.ESCAPE, KeyCode.ESCAPE, KeyCode.ESCAPE);
        until(() -> window.workbench().selection().query().isEmpty());
        assertNotEquals("", before);

        Path report = folder.resolve("report.html");
        prompt.output = Optional.of(report);
        shortcut(robot, KeyCode.S);
        robot.type(KeyCode.DOWN).type(KeyCode.ENTER);
        until(() -> noticed(robot, "written to " + report));
        String written = Files.readString(report);
        assertTrue(written.contains(REASON), "why it was dismissed");
        assertTrue(written.contains(NOTE), "what was noted");
    }

    private List<Finding> findings() {
        return window.workbench().data().detection().findings();
    }

    private TriageState state(Finding finding) {
        return window.workbench().data().triage().of(finding).state();
    }

    private boolean focused(String id) {
        Node owner = stage.getScene().getFocusOwner();
        return owner != null && id.equals(owner.getId());
    }

    private void tabTo(FxRobot robot, String id) {
        for (int steps = 0; steps < 40 && !focused(id.substring(1)); steps++) {
            robot.type(KeyCode.TAB);
        }
        assertTrue(focused(id.substring(1)), "the Tab key reaches " + id);
    }

    private static void shortcut(FxRobot robot, KeyCode key) {
        robot.press(KeyCode.CONTROL, key).release(key, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static boolean noticed(FxRobot robot, String word) {
        return robot.lookup("#notice").tryQuery().isPresent()
                && OnScreen.allText(robot, "#notice").contains(word);
    }

    private static void until(BooleanSupplier condition) {
        FxWait.until(60, condition);
    }
}
