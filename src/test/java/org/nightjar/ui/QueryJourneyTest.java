package org.nightjar.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.casefile.TimeZoneSetting;
import org.nightjar.model.NightjarException;
import org.nightjar.support.FxWait;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.robot.Motion;
import org.testfx.util.WaitForAsyncUtils;

/** Typing a query with its suggestions, keeping it by a name, asking it again, and the clock that all is told by. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX fills the fields in start
class QueryJourneyTest {

    @TempDir
    Path folder;

    private WindowFixture fixture;
    private WorkbenchWindow window;

    @Start
    void start(Stage stage) {
        fixture = new WindowFixture(folder);
        window = fixture.on(stage, Optional.empty());
        stage.setWidth(1440);
        stage.setHeight(900);
    }

    @BeforeEach
    void open(FxRobot robot) {
        robot.interact(() -> window.show(Optional.of(Path.of("demo.nightjar"))));
        until(() -> robot.lookup("#users .list-cell").tryQuery().isPresent());
    }

    private static void until(BooleanSupplier condition) {
        FxWait.until(15, condition);
    }

    private static String query(FxRobot robot) {
        return robot.lookup("#query").<TextField>query().getText();
    }

    private static String count(FxRobot robot) {
        return robot.lookup("#selected-count").<Labeled>query().getText();
    }

    private static ListView<?> suggestions(FxRobot robot) {
        return robot.lookup("#suggestions").query();
    }

    private static void suggested(FxRobot robot, boolean shown) {
        until(() -> suggestions(robot).isVisible() == shown);
    }

    @Test
    void fieldsAndValuesAreCompletedByTheKeyboard(FxRobot robot) {
        robot.type(KeyCode.SLASH).write("countr");
        suggested(robot, true);
        robot.type(KeyCode.DOWN, KeyCode.ENTER);
        assertEquals("country:", query(robot));
        suggested(robot, true);
        int choices = suggestions(robot).getItems().size();
        assertTrue(choices > 1, "the case's countries");
        robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.UP);
        assertEquals(0, suggestions(robot).getSelectionModel().getSelectedIndex());
        robot.type(KeyCode.ESCAPE);
        suggested(robot, false);
        assertEquals("country:", query(robot), "Escape closes the list and keeps the text");
        robot.write("R");
        suggested(robot, true);
        robot.type(KeyCode.TAB);
        assertEquals("country:\"RO\" ", query(robot), "Tab takes the first");
        suggested(robot, false);
        assertEquals("2,278 events", count(robot), "nothing is asked before Enter");
        robot.type(KeyCode.ENTER);
        until(() -> count(robot).equals("38 events"));
    }

    @Test
    void typingGoesOnWhereItWasAfterEnter(FxRobot robot) {
        robot.type(KeyCode.SLASH).write("country:RO").type(KeyCode.ENTER);
        until(() -> count(robot).equals("38 events"));
        robot.write(" NOT user:bob");
        robot.type(KeyCode.ENTER);
        until(() -> !count(robot).equals("38 events"));
        assertEquals("country:RO NOT user:bob", query(robot));
    }

    @Test
    void enterWithoutAChoiceAsksWhatIsTypedAndEscapeTwiceLeavesTheField(FxRobot robot) {
        robot.type(KeyCode.SLASH).write("country:R");
        suggested(robot, true);
        robot.type(KeyCode.ENTER);
        suggested(robot, false);
        until(() -> !count(robot).equals("2,278 events"));
        robot.clickOn("#query").write("O");
        suggested(robot, true);
        robot.type(KeyCode.ESCAPE);
        suggested(robot, false);
        robot.type(KeyCode.ESCAPE);
        assertEquals("country:R", query(robot), "what is not asked is taken back");
        assertFalse(robot.lookup("#query").<Node>query().isFocused());
    }

    @Test
    void aSuggestionIsTakenByAClick(FxRobot robot) {
        robot.type(KeyCode.SLASH).write("countr");
        suggested(robot, true);
        robot.clickOn(robot.from(suggestions(robot)).lookup(".list-cell").<Node>query());
        assertEquals("country:", query(robot));
    }

    @Test
    void thePromptForANameIsReadWhole(FxRobot robot) {
        robot.clickOn("#searches");
        TextField name = robot.lookup("#search-name").query();
        until(() -> name.getWidth() > 0);
        double room =
                name.getWidth() - name.getInsets().getLeft() - name.getInsets().getRight();
        assertTrue(TextWidth.of(name.getPromptText(), name.getFont()) <= room, () -> "room is " + room);
        assertTrue(name.isFocused());
        assertTrue(
                name.lookupAll(".text").stream()
                        .anyMatch(node -> node instanceof Text shown
                                && shown.isVisible()
                                && shown.getText().equals(name.getPromptText())
                                && !shown.getFill().equals(Color.TRANSPARENT)),
                "it is seen with the keyboard in the field");
        robot.type(KeyCode.ESCAPE);
    }

    @Test
    void aSearchIsKeptByNameAskedAgainAndTakenAway(FxRobot robot) throws NightjarException {
        robot.type(KeyCode.SLASH).write("country:RO").type(KeyCode.ESCAPE).type(KeyCode.ENTER);
        until(() -> count(robot).equals("38 events"));
        robot.clickOn("#searches").clickOn("#search-name").write("From Romania").type(KeyCode.ENTER);
        until(() -> kept().equals(List.of("From Romania")));
        robot.clickOn("#clear");
        until(() -> count(robot).equals("2,278 events"));
        robot.clickOn("#searches").clickOn("#search-from");
        until(() -> count(robot).equals("38 events"));
        assertEquals("country:RO", query(robot));

        robot.clickOn("#clear");
        robot.clickOn("#searches").clickOn("Asked last");
        robot.clickOn(
                robot.lookup(".menu-item .label").<Labeled>queryAll().stream()
                        .filter(label -> "country:RO".equals(label.getText()))
                        .findFirst()
                        .orElseThrow(),
                Motion.HORIZONTAL_FIRST);
        until(() -> count(robot).equals("38 events"));

        robot.clickOn("#searches").clickOn("Forget").clickOn("From Romania", Motion.HORIZONTAL_FIRST);
        until(() -> kept().isEmpty());
    }

    private List<String> kept() {
        try {
            return fixture.openCase.searches().saved().stream()
                    .map(one -> one.name())
                    .collect(Collectors.toList());
        } catch (NightjarException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void theZoneIsChosenByKeyboardAndKeptWithTheCase(FxRobot robot) {
        OnScreen.tab(robot, "events");
        assertEquals("2024-05-01 06:00:21", firstTime(robot));
        ComboBox<TimeZoneSetting> zone = robot.lookup("#zone").query();
        robot.interact(zone::requestFocus);
        robot.press(KeyCode.ALT).type(KeyCode.DOWN).release(KeyCode.ALT);
        assertEquals(zone, zone.getScene().getFocusOwner(), "the keyboard is on it");
        until(zone::isShowing);
        while (!zone.getValue().text().equals("Asia/Kolkata")) {
            robot.type(KeyCode.DOWN);
            assertFalse(
                    zone.getSelectionModel().getSelectedIndex()
                            == zone.getItems().size() - 1,
                    "it is offered");
        }
        robot.type(KeyCode.ENTER);
        assertEquals("2024-05-01 11:30:21", firstTime(robot));
        assertTrue(head(robot).contains("UTC+05:30"), head(robot));
        until(() -> fixture.openCase.timeZone().text().equals("Asia/Kolkata"));
        robot.interact(() -> zone.setValue(TimeZoneSetting.UTC));
        assertTrue(head(robot).contains("UTC"), head(robot));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static TableView<Integer> table(FxRobot robot) {
        return robot.from(robot.lookup("#events").<Node>query())
                .lookup(".table-view")
                .query();
    }

    private static String firstTime(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return table(robot).getColumns().get(0).getCellData(0).toString();
    }

    private static String head(FxRobot robot) {
        return table(robot).getColumns().get(0).getText();
    }
}
