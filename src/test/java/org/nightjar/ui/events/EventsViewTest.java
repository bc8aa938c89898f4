package org.nightjar.ui.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nightjar.analysis.table.LineOrder;
import org.nightjar.model.Dimension;
import org.nightjar.support.DemoCase;
import org.nightjar.support.Screenshots;
import org.nightjar.ui.Pivot;
import org.nightjar.ui.WorkbenchViewModel;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What hands do to the table of events. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // fields are set by start
class EventsViewTest {

    private WorkbenchViewModel workbench;
    private EventsViewModel model;
    private EventsView view;
    private Scene scene;

    @Start
    void start(Stage stage) {
        workbench = new WorkbenchViewModel(DemoCase.data(true), Runnable::run, Runnable::run);
        model = new EventsViewModel(workbench);
        view = new EventsView(model, workbench);
        scene = new Scene(view, 1200, 560);
        stage.setScene(scene);
        stage.show();
        view.takeFocus();
    }

    @Test
    void aClickOnAHeadSortsAndAgainTurnsTheOrder(FxRobot robot) {
        robot.clickOn("#column-user");
        assertEquals(Optional.of(Dimension.USER), model.order().sortBy());
        assertEquals("alice", model.text(EventColumn.USER, 0));
        robot.sleep(600).clickOn("#column-user");
        assertTrue(model.order().descending());
        assertEquals("deploy-pipeline", model.text(EventColumn.USER, 0));
        assertEquals(2278, model.size(), "all are still there");
    }

    @Test
    void theLastLineIsWholeAndNotUnderTheScrollBar(FxRobot robot) {
        Region table = robot.lookup(".table-view").query();
        Region head = (Region) table.lookup(".column-header-background");
        for (int height = 560; height < 586; height += 5) {
            int wanted = height;
            robot.interact(() -> scene.getWindow().setHeight(wanted));
            WaitForAsyncUtils.waitForFxEvents();
            double end = head.getHeight() + model.visibleLinesProperty().get() * EventsView.LINE_HEIGHT;
            assertTrue(end <= table.getHeight() - 12, end + " of " + table.getHeight());
            assertTrue(end > table.getHeight() - 14 - 2 * EventsView.LINE_HEIGHT, "the room is used");
        }
    }

    @Test
    void rangesAreChosenByShiftAndCopiedSafely(FxRobot robot) {
        robot.type(KeyCode.DOWN);
        robot.press(KeyCode.SHIFT).type(KeyCode.DOWN, 3).release(KeyCode.SHIFT);
        assertEquals(4, model.chosen().count());
        List<Pivot> offered = model.pivots(Optional.empty());
        assertTrue(
                offered.stream().anyMatch(pivot -> pivot.label().equals("Copy 4 events as CSV")), offered.toString());
        String csv = new EventPivots(workbench, model).text(CopyFormat.CSV);
        assertEquals(5, csv.lines().count());
        assertTrue(csv.startsWith("Time (UTC),User,Action"), csv);
        String json = new EventPivots(workbench, model).text(CopyFormat.JSON);
        assertTrue(json.startsWith("{\"eventId\":"), json);
        assertEquals(4, json.lines().count());
        robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
        assertEquals(2278, model.chosen().count());
    }

    @Test
    void markdownOfHostileTextStaysText() {
        assertEquals("\\|\\[x\\]\\(http://y\\) \\<b\\>", CopyFormat.escaped("|[x](http://y)\n<b>"));
    }

    @Test
    void groupsHaveHeadingsThatFold(FxRobot robot) {
        robot.interact(() -> model.arrange(LineOrder.BY_TIME.groupedBy(Optional.of(Dimension.COUNTRY))));
        assertTrue(model.lines().isHeading(0));
        int open = model.size();
        Label heading = robot.lookup(".group-heading").queryAs(Label.class);
        assertTrue(heading.getText().contains("Germany (DE)"), heading.getText());
        robot.interact(() -> model.toggleGroup(0));
        assertTrue(model.size() < open);
        keep(robot, "events-grouped");
        robot.interact(() -> model.toggleGroup(0));
        assertEquals(open, model.size());
    }

    @Test
    void findGoesToTheNextLineAndATimeIsJumpedTo(FxRobot robot) {
        robot.press(KeyCode.CONTROL).type(KeyCode.F).release(KeyCode.CONTROL);
        robot.write("PutReten");
        assertEquals("PutRetentionPolicy", model.text(EventColumn.ACTION, model.cursor()));
        robot.type(KeyCode.ESCAPE);
        robot.interact(() -> model.find("2024-05-13 03:05", 0));
        assertEquals("2024-05-13 03:05:00", model.text(EventColumn.TIME, model.cursor()));
        robot.interact(() -> model.find("no such thing", 0));
        assertTrue(model.foundProperty().get().startsWith("Not found"));
    }

    @Test
    void columnsAreShownHiddenMovedAndPinned(FxRobot robot) {
        ColumnMenu columns = new ColumnMenu(model, ColumnLayout.AT_FIRST, layout -> {});
        robot.interact(() -> columns.show(EventColumn.ACCOUNT, true));
        assertTrue(model.columns().contains(EventColumn.ACCOUNT));
        robot.interact(() -> columns.move(EventColumn.ACCOUNT, -20));
        assertEquals(EventColumn.ACCOUNT, model.columns().get(0));
        robot.interact(() -> columns.pin(EventColumn.USER));
        assertEquals(List.of(EventColumn.USER), columns.pinned());
        assertFalse(columns.others().contains(EventColumn.USER));
    }

    @Test
    void repeatsShareALine(FxRobot robot) {
        robot.clickOn("#events-collapse");
        int lines = model.size();
        assertTrue(lines < 2278);
        int all = 0;
        for (int line = 0; line < lines; line++) {
            all += model.lines().count(line);
        }
        assertEquals(2278, all);
        robot.interact(() -> model.find("ModifySnap", 0));
        keep(robot, "events-collapsed");
    }

    private void keep(FxRobot robot, String name) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> Screenshots.save(scene, name));
    }
}
