package org.nightjar.ui.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nightjar.model.Dimension;
import org.nightjar.support.DemoCase;
import org.nightjar.ui.WorkbenchViewModel;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Mouse and keyboard on the table of events: heads and their menu, chosen lines and their copies, find and jump. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // fields are set by start
class EventsJourneyTest {

    private EventsViewModel model;
    private EventsView view;

    @Start
    void start(Stage stage) {
        WorkbenchViewModel workbench = new WorkbenchViewModel(DemoCase.data(true), Runnable::run, Runnable::run);
        model = new EventsViewModel(workbench);
        view = new EventsView(model, workbench);
        stage.setScene(new Scene(view, 1200, 560));
        stage.show();
        view.takeFocus();
    }

    /** Under Monocle no mouse asks for a menu, so the event that it would make is fired. */
    private void menuOfHead(FxRobot robot, String head) {
        Node node = robot.lookup(head).query();
        robot.interact(() -> {
            Bounds at = node.localToScreen(node.getBoundsInLocal());
            node.fireEvent(new ContextMenuEvent(
                    ContextMenuEvent.CONTEXT_MENU_REQUESTED, 8, 8, at.getMinX() + 8, at.getMinY() + 8, false, null));
        });
    }

    private static List<String> columns(FxRobot robot, String tables) {
        return robot.lookup(tables).<LinesTable>query().getColumns().stream()
                .map(column -> String.valueOf(column.getId()))
                .toList();
    }

    @Test
    void aColumnIsPinnedAndLetGoFromItsHead(FxRobot robot) {
        menuOfHead(robot, "#column-user");
        robot.clickOn("Pin to the left, or let go");
        assertEquals(List.of("column-user"), columns(robot, ".events-table.pinned"));
        String beside = ".events-table.beside-pinned";
        assertTrue(
                robot.lookup(beside).tryQuery().isPresent(), "which has no bar of its own on the line of the cursor");
        menuOfHead(robot, "#column-user");
        robot.clickOn("Pin to the left, or let go");
        assertTrue(robot.lookup(".events-table.pinned").tryQuery().isEmpty());
        assertTrue(robot.lookup(beside).tryQuery().isEmpty());
        assertTrue(columns(robot, ".events-table").contains("column-user"));
    }

    @Test
    void pinningAColumnLeavesTheOrderOfTheLines(FxRobot robot) {
        robot.clickOn("#column-user");
        assertEquals(Optional.of(Dimension.USER), model.order().sortBy());
        menuOfHead(robot, "#column-user");
        robot.clickOn("Pin to the left, or let go");
        assertEquals(List.of("column-user"), columns(robot, ".events-table.pinned"));
        assertEquals(Optional.of(Dimension.USER), model.order().sortBy());
        menuOfHead(robot, "#column-user");
        robot.clickOn("Pin to the left, or let go");
        assertEquals(Optional.of(Dimension.USER), model.order().sortBy());
    }

    @Test
    void theSecondaryButtonOnAHeadSortsNothing(FxRobot robot) {
        robot.clickOn("#column-action", MouseButton.SECONDARY).type(KeyCode.ESCAPE);
        assertEquals(Optional.empty(), model.order().sortBy());
        robot.clickOn("#column-action");
        assertEquals(Optional.of(Dimension.ACTION), model.order().sortBy());
    }

    @Test
    void aColumnIsMovedHiddenAndGroupedByFromItsHead(FxRobot robot) {
        menuOfHead(robot, "#column-user");
        robot.clickOn("Move right");
        assertEquals(2, model.columns().indexOf(EventColumn.USER));
        menuOfHead(robot, "#column-country");
        robot.clickOn("Group by this column");
        assertEquals(Optional.of(Dimension.COUNTRY), model.order().groupBy());
        assertTrue(robot.lookup(".group-heading").<Label>query().getText().contains("Germany (DE)"));
        menuOfHead(robot, "#column-country");
        robot.clickOn("Hide this column");
        assertFalse(model.columns().contains(EventColumn.COUNTRY));
    }

    @Test
    void aGroupFoldsByKeyboardAndByItsMenuTheGroupsGo(FxRobot robot) {
        robot.clickOn("#events-group").clickOn("#group-country");
        int open = model.size();
        robot.interact(view::takeFocus);
        robot.type(KeyCode.HOME).type(KeyCode.LEFT);
        assertTrue(model.size() < open);
        robot.type(KeyCode.RIGHT);
        assertEquals(open, model.size());
        robot.type(KeyCode.DOWN, 3).type(KeyCode.LEFT);
        assertTrue(model.size() < open, "also from within");
        assertTrue(model.lines().isHeading(model.cursor()), "and the cursor is on its heading");
        robot.type(KeyCode.DOWN);
        assertTrue(model.lines().isHeading(model.cursor()), "the next group's heading");
        robot.type(KeyCode.DOWN);
        assertFalse(model.lines().isHeading(model.cursor()));
        robot.type(KeyCode.UP).type(KeyCode.UP);
        assertEquals(0, model.cursor(), "headings stop nobody on the way up");
        robot.clickOn("#events-group").clickOn("#group-none");
        assertEquals(2278, model.size());
    }

    @Test
    void linesAreChosenByClickAndShiftClickAndSingly(FxRobot robot) {
        robot.clickOn(cell(robot, 2));
        robot.press(KeyCode.SHIFT).clickOn(cell(robot, 6)).release(KeyCode.SHIFT);
        assertEquals(5, model.chosen().count());
        robot.press(KeyCode.CONTROL).clickOn(cell(robot, 9)).release(KeyCode.CONTROL);
        assertEquals(6, model.chosen().count());
        robot.press(KeyCode.CONTROL).clickOn(cell(robot, 3)).release(KeyCode.CONTROL);
        assertEquals(5, model.chosen().count());
        assertEquals(
                List.of(2, 4, 5, 6, 9),
                IntStream.range(0, 12).filter(model.chosen()::has).boxed().toList());
    }

    private static Node cell(FxRobot robot, int line) {
        return robot.lookup(".event-cell-action").<TableCell<?, ?>>queryAll().stream()
                .filter(cell -> !cell.isEmpty() && cell.getIndex() == line)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void chosenLinesAreCopiedFromTheMenuInThreeForms(FxRobot robot) {
        robot.clickOn(cell(robot, 0));
        robot.press(KeyCode.SHIFT).type(KeyCode.DOWN, 2).release(KeyCode.SHIFT);
        String csv = copied(robot, "Copy 3 events as CSV");
        assertEquals(4, csv.lines().count());
        assertTrue(csv.startsWith("Time (UTC),User,Action"), csv);
        String json = copied(robot, "Copy 3 events as JSON lines");
        assertTrue(json.lines().count() == 3 && json.contains("\"time\":\"2024-05-01T"), json);
        String markdown = copied(robot, "Copy 3 events as Markdown");
        assertTrue(markdown.startsWith("| Time") && markdown.lines().count() == 5, markdown);
        robot.press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);
        assertEquals(csv, clipboard(robot), "the key copies as CSV");
    }

    private String copied(FxRobot robot, String item) {
        robot.clickOn(cell(robot, 1), MouseButton.SECONDARY).clickOn(item);
        return clipboard(robot);
    }

    private static String clipboard(FxRobot robot) {
        String[] text = new String[1];
        robot.interact(() -> text[0] = Clipboard.getSystemClipboard().getString());
        return text[0];
    }

    @Test
    void findGoesOnBackAndEscapeReturnsToTheLines(FxRobot robot) {
        robot.press(KeyCode.CONTROL).type(KeyCode.F).release(KeyCode.CONTROL);
        robot.write("GetObject");
        int first = model.cursor();
        assertTrue(model.text(EventColumn.ACTION, first).contains("GetObject"));
        robot.type(KeyCode.ENTER);
        int second = model.cursor();
        assertTrue(second > first && model.text(EventColumn.ACTION, second).contains("GetObject"));
        robot.press(KeyCode.SHIFT).type(KeyCode.ENTER).release(KeyCode.SHIFT);
        assertEquals(first, model.cursor());
        robot.type(KeyCode.ESCAPE);
        assertFalse(robot.lookup("#events-find").<TextField>query().isFocused());
        robot.type(KeyCode.F3);
        assertEquals(second, model.cursor());
    }

    @Test
    void aTypedTimeIsJumpedTo(FxRobot robot) {
        robot.clickOn("#events-find").write("2024-05-13 03:05");
        assertEquals("2024-05-13 03:05:00", model.text(EventColumn.TIME, model.cursor()));
        robot.clickOn("#events-find").press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
        robot.write("2024-05-08");
        assertTrue(model.text(EventColumn.TIME, model.cursor()).startsWith("2024-05-08"));
        assertTrue(robot.lookup("#events-state").<Label>query().getText().contains("UTC"), "the zone is said");
    }

    @Test
    void aHeadIsDraggedToAnotherPlaceAndWider(FxRobot robot) {
        int user = model.columns().indexOf(EventColumn.USER);
        Bounds head = onScreen(robot, "#column-user");
        Bounds service = onScreen(robot, "#column-service");
        robot.drag(head.getCenterX(), head.getCenterY(), MouseButton.PRIMARY)
                .moveTo(service.getMaxX() - 4, head.getCenterY())
                .drop();
        assertTrue(
                model.columns().indexOf(EventColumn.USER) > user,
                model.columns().toString());
        Bounds now = onScreen(robot, "#column-action");
        robot.drag(now.getMaxX() - 1, now.getCenterY(), MouseButton.PRIMARY)
                .moveTo(now.getMaxX() + 59, now.getCenterY())
                .drop();
        assertEquals(now.getWidth() + 60, onScreen(robot, "#column-action").getWidth(), 4);
    }

    private static Bounds onScreen(FxRobot robot, String id) {
        Node node = robot.lookup(id).query();
        return node.localToScreen(node.getBoundsInLocal());
    }
}
