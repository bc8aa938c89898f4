package org.nightjar.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.model.Annotations;
import org.nightjar.model.Note;
import org.nightjar.support.FxWait;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Tags and notes by keyboard, what shows them, and how they are taken back; columns that are remembered. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX fills the fields in start
class NotesJourneyTest {

    @TempDir
    static Path folder;

    private WindowFixture fixture;
    private WorkbenchWindow window;
    private Stage stage;

    @Start
    void start(Stage given) throws Exception {
        stage = given;
        fixture = new WindowFixture(Files.createTempDirectory(folder, "window"));
        window = fixture.on(given, Optional.empty());
        given.setWidth(1440);
        given.setHeight(900);
    }

    private void open(FxRobot robot) {
        robot.interact(() -> window.show(Optional.of(Path.of("demo.nightjar"))));
        until(() -> robot.lookup("#tabs").tryQuery().isPresent());
        robot.interact(() -> {
            TabPane tabs = robot.lookup("#tabs").query();
            tabs.getTabs().stream()
                    .filter(tab -> "tab-events".equals(tab.getId()))
                    .forEach(tab -> tabs.getSelectionModel().select(tab));
        });
        until(() -> robot.lookup("#events").tryQuery().isPresent());
        robot.interact(() -> table(robot).requestFocus());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static TableView<?> table(FxRobot robot) {
        return (TableView<?>)
                robot.from(robot.lookup("#events").<Node>query()).lookup(".table-view").queryAll().stream()
                        .filter(table -> !table.getStyleClass().contains("pinned"))
                        .findFirst()
                        .orElseThrow();
    }

    private static void until(BooleanSupplier condition) {
        FxWait.until(15, condition);
    }

    private Annotations said() {
        return fixture.openCase.data().annotations();
    }

    private static String allText(FxRobot robot, String selector) {
        StringBuilder found = new StringBuilder();
        robot.interact(() -> robot.from(robot.lookup(selector).<Node>query())
                .lookup((Node one) -> one instanceof Text)
                .queryAll()
                .forEach(one -> found.append(((Text) one).getText()).append(' ')));
        return found.toString();
    }

    private void press(FxRobot robot, KeyCode... keys) {
        robot.press(keys).release(keys);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private boolean isOpen(FxRobot robot) {
        return robot.lookup("#notes-sheet").<Node>query().isVisible();
    }

    private void query(FxRobot robot, String text) {
        press(robot, KeyCode.SLASH);
        press(robot, KeyCode.CONTROL, KeyCode.A);
        robot.write(text).type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> table(robot).requestFocus());
    }

    private static String selected(FxRobot robot) {
        return robot.lookup("#selected-count").<Labeled>query().getText();
    }

    @Test
    void xTagsAndNWritesOnTheEventUnderTheCursorAndUndoTakesBothBack(FxRobot robot) {
        open(robot);
        press(robot, KeyCode.DOWN);
        press(robot, KeyCode.X);
        until(() -> isOpen(robot));
        robot.write("Suspicious");
        OnScreen.picture(robot, "notes-sheet-tag");
        press(robot, KeyCode.ENTER);
        until(() -> said().tags().equals(List.of("suspicious")));
        assertFalse(isOpen(robot));
        assertEquals(table(robot), stage.getScene().getFocusOwner(), "the keyboard is where it was");
        until(() -> allText(robot, "#event-notes").contains("suspicious"));
        press(robot, KeyCode.N);
        until(() -> isOpen(robot));
        robot.write("first use of the key").type(KeyCode.ENTER).write("ask the owner");
        press(robot, KeyCode.CONTROL, KeyCode.ENTER);
        until(() -> said().notes().size() == 1);
        assertEquals(
                "first use of the key\nask the owner", said().notes().get(0).text());
        until(() -> allText(robot, "#event-notes").contains("ask the owner"));
        until(() ->
                !robot.from(table(robot)).lookup(".annotation-icon").queryAll().isEmpty());
        until(() -> allText(robot, "#facets").contains("suspicious"));
        press(robot, KeyCode.N);
        until(() -> isOpen(robot));
        OnScreen.picture(robot, "notes-sheet-note");
        press(robot, KeyCode.ESCAPE);
        until(() -> !isOpen(robot));
        OnScreen.picture(robot, "notes-details");
        robot.clickOn("#theme");
        OnScreen.picture(robot, "notes-details-dark");
        press(robot, KeyCode.X);
        until(() -> isOpen(robot));
        OnScreen.picture(robot, "notes-sheet-dark");
        press(robot, KeyCode.ESCAPE);
        robot.clickOn("#theme");
        robot.interact(() -> table(robot).requestFocus());
        query(robot, "tag:suspicious AND note:owner");
        until(() -> selected(robot).equals("1 event"));
        press(robot, KeyCode.CONTROL, KeyCode.Z);
        until(() -> said().notes().isEmpty());
        until(() -> selected(robot).equals("0 events"));
        press(robot, KeyCode.CONTROL, KeyCode.Z);
        until(() -> said().isEmpty());
    }

    @Test
    void chosenLinesAreTaggedTogetherAndStayChosen(FxRobot robot) {
        open(robot);
        press(robot, KeyCode.DOWN);
        for (int i = 0; i < 4; i++) {
            press(robot, KeyCode.SHIFT, KeyCode.DOWN);
        }
        press(robot, KeyCode.X);
        until(() -> isOpen(robot));
        assertTrue(allText(robot, "#notes-sheet").contains("5 events, chosen in the table"));
        robot.write("exfil");
        press(robot, KeyCode.ENTER);
        until(() -> said().eventsWith("exfil").size() == 5);
        until(() -> allText(robot, "#notice").contains("5 events tagged “exfil”"));
        assertTrue(allText(robot, "#events-state").contains("5"), "they are still chosen");
        press(robot, KeyCode.X);
        until(() -> isOpen(robot));
        robot.write("two words");
        press(robot, KeyCode.ENTER);
        assertTrue(isOpen(robot), "what is no tag is not given");
        assertTrue(allText(robot, "#notes-sheet").contains("A tag is a word"));
        OnScreen.picture(robot, "notes-sheet-several");
        press(robot, KeyCode.ESCAPE);
        assertEquals(List.of("exfil"), said().tags());
    }

    @Test
    void withoutCursorXTagsAllThatIsSelected(FxRobot robot) {
        open(robot);
        query(robot, "country:RO");
        until(() -> selected(robot).equals("38 events"));
        press(robot, KeyCode.X);
        until(() -> isOpen(robot));
        assertTrue(allText(robot, "#notes-sheet").contains("38 events, all that are selected"));
        robot.write("romania");
        press(robot, KeyCode.ENTER);
        until(() -> said().eventsWith("romania").size() == 38);
        query(robot, "tag:*");
        until(() -> selected(robot).equals("38 events"));
        press(robot, KeyCode.CONTROL, KeyCode.Z);
        until(() -> selected(robot).equals("0 events"));
    }

    @Test
    void aNoteIsRewrittenAndTakenAwayOnTheSheet(FxRobot robot) {
        open(robot);
        press(robot, KeyCode.DOWN);
        press(robot, KeyCode.N);
        until(() -> isOpen(robot));
        robot.write("wrong");
        press(robot, KeyCode.CONTROL, KeyCode.ENTER);
        until(() -> said().notes().size() == 1);
        Note before = said().notes().get(0);
        press(robot, KeyCode.N);
        until(() -> isOpen(robot));
        robot.clickOn(robot.from(robot.lookup("#notes-sheet").<Node>query())
                .lookup(".note-line .tool-button")
                .nth(0)
                .<Node>query());
        press(robot, KeyCode.CONTROL, KeyCode.A);
        robot.write("right");
        press(robot, KeyCode.CONTROL, KeyCode.ENTER);
        until(() -> said().findNote(before.number())
                .filter(note -> note.text().equals("right"))
                .isPresent());
        press(robot, KeyCode.N);
        until(() -> isOpen(robot));
        robot.clickOn(robot.from(robot.lookup("#notes-sheet").<Node>query())
                .lookup(".note-line .tool-button")
                .nth(1)
                .<Node>query());
        until(() -> said().notes().isEmpty());
    }

    @Test
    void columnsAreRememberedWithOrderWidthAndPinsUntilTheyAreReset(FxRobot robot) {
        open(robot);
        robot.interact(() -> {
            tick(item(robot, "show-tags"));
            tick(item(robot, "show-country"));
            TableColumn<?, ?> user = column(robot, "column-user");
            user.setPrefWidth(222);
        });
        robot.interact(() -> pins(robot, "pin-action").fire());
        until(() -> fixture.settings.eventColumns().contains("action:180:pinned"));
        String kept = fixture.settings.eventColumns();
        assertTrue(kept.contains("user:222"), kept);
        assertTrue(kept.endsWith("tags:140"), kept);
        assertFalse(kept.contains("country"), kept);
        open(robot);
        assertEquals(222, column(robot, "column-user").getWidth(), 1);
        assertEquals(
                "column-tags",
                table(robot)
                        .getColumns()
                        .get(table(robot).getColumns().size() - 1)
                        .getId());
        assertTrue(
                table(robot).getColumns().stream().noneMatch(one -> "column-action".equals(one.getId())),
                "it is in the table at the left");
        OnScreen.picture(robot, "columns-remembered");
        robot.interact(() -> item(robot, "columns-reset").fire());
        until(() -> fixture.settings.eventColumns().isEmpty());
        assertEquals(130, column(robot, "column-user").getWidth(), 1);
    }

    private static TableColumn<?, ?> column(FxRobot robot, String id) {
        return robot.from(robot.lookup("#events").<Node>query()).lookup(".table-view").queryAll().stream()
                .flatMap(table -> ((TableView<?>) table).getColumns().stream())
                .filter(column -> id.equals(column.getId()))
                .findFirst()
                .orElseThrow();
    }

    private static MenuItem item(FxRobot robot, String id) {
        MenuButton button = robot.lookup("#events-columns").query();
        button.getOnShowing().handle(null);
        return find(button.getItems(), id);
    }

    private static MenuItem pins(FxRobot robot, String id) {
        MenuButton button = robot.lookup("#events-columns").query();
        button.getOnShowing().handle(null);
        List<MenuItem> inMenus = button.getItems().stream()
                .filter(Menu.class::isInstance)
                .flatMap(menu -> ((Menu) menu).getItems().stream())
                .toList();
        return find(inMenus, id);
    }

    /** As a click on it does. */
    private static void tick(MenuItem item) {
        ((CheckMenuItem) item).setSelected(!((CheckMenuItem) item).isSelected());
        item.fire();
    }

    private static MenuItem find(List<MenuItem> items, String id) {
        return items.stream()
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }
}
