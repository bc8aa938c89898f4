package org.nightjar.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.casefile.ExportFormat;
import org.nightjar.support.FxWait;
import org.nightjar.support.MmdbWriter;
import org.nightjar.support.Screenshots;
import org.nightjar.ui.timeline.TimelineView;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The whole window on a real case: a sample is opened from the welcome screen, and all views follow one click. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX fills the fields in start
class SampleCaseJourneyTest {

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
    void aSampleIsOpenedAndEveryViewFollowsTheFirstFinding(FxRobot robot) throws Exception {
        robot.clickOn("Snapshot exfiltration");
        until(() -> robot.lookup("#users").tryQuery().isPresent());
        until(() -> noticed(robot, "findings"));
        assertEquals("4,800 events", text(robot, "#selected-count"));
        assertEquals(51, window.lanes());
        pictures(robot, "case");

        OnScreen.tab(robot, "findings");
        robot.clickOn(robot.from(robot.lookup("#findings").<Node>query())
                .lookup(".list-cell")
                .<Node>query());
        until(() -> text(robot, "#selected-count").equals("2 events"));
        until(() -> window.lanes() == 1);
        assertTrue(
                OnScreen.allText(robot, "#why").contains("that account is not one of ours"),
                OnScreen.allText(robot, "#why"));
        OnScreen.tab(robot, "map");
        until(() -> text(robot, "#map-summary").startsWith("2 events at 1 place"));
        OnScreen.tab(robot, "graph");
        until(() -> text(robot, "#graph-summary").contains("entities"));
        OnScreen.tab(robot, "events");
        robot.type(KeyCode.J);
        until(() -> OnScreen.allText(robot, "#raw-record").contains("ModifySnapshotAttribute"));
        pictures(robot, "finding");

        Path table = folder.resolve("finding.csv");
        prompt.output = Optional.of(table);
        export(robot, ExportFormat.CSV);
        until(() -> noticed(robot, "written to"));
        assertEquals(1 + 2, Files.readAllLines(table).size(), "a head, and the two events of the finding");

        Path report = folder.resolve("report.html");
        prompt.output = Optional.of(report);
        export(robot, ExportFormat.HTML);
        until(() -> Files.exists(report));
        assertTrue(Files.readString(report).contains("wojtek.sowiniak"));
    }

    @Test
    void aUserAndATimeRangeNarrowTheOtherViews(FxRobot robot) {
        robot.clickOn("Night shift");
        until(() -> robot.lookup("#users").tryQuery().isPresent());
        until(() -> noticed(robot, "findings"));
        ListView<?> users = robot.lookup("#users").query();
        Node attacker = robot.from(users)
                .lookup((Node one) -> one instanceof Labeled label && "falk.aldermann".equals(label.getText()))
                .query();
        robot.clickOn(attacker);
        until(() -> text(robot, "#selected-count").equals("226 events"));
        until(() -> window.lanes() == 1);
        TimelineView view = window.timeline();
        robot.interact(() -> {
            long from = view.model().window().fromMillis();
            view.model().brush(from, from + view.model().window().lengthMillis() / 2);
            view.model().commitBrush();
        });
        until(() -> !text(robot, "#selected-count").equals("226 events"));
        assertTrue(count(text(robot, "#selected-count")) < 226);
        OnScreen.tab(robot, "map");
        until(() -> text(robot, "#map-summary").contains(count(text(robot, "#selected-count")) + " events")
                || text(robot, "#map-summary").contains("place"));
    }

    @Test
    void locationDatabasesChosenInTheWindowMoveThePlacesAndAWrongOneMovesNothing(FxRobot robot) throws IOException {
        robot.clickOn("Night shift");
        until(() -> noticed(robot, "findings"));
        String events = text(robot, "#selected-count");
        prompt.databases = List.of(Files.writeString(folder.resolve("notes.mmdb"), "no database at all"));
        chooseDatabases(robot);
        until(() -> noticed(robot, "The database notes.mmdb was not used because"));

        Path database = folder.resolve("everything-in-Iceland.mmdb");
        Map<String, ?> iceland = Map.of("country", Map.of("iso_code", "IS"));
        new MmdbWriter(4, "Test-Country", Instant.parse("2024-05-01T00:00:00Z"), "for a test")
                .insertV4("0.0.0.0/1", iceland)
                .insertV4("128.0.0.0/1", iceland)
                .write(database);
        prompt.databases = List.of(database);
        chooseDatabases(robot);
        until(() -> noticed(robot, "now come from everything-in-Iceland.mmdb"));
        robot.clickOn("#query").write("country:*").type(KeyCode.ENTER);
        until(() -> !text(robot, "#selected-count").equals(events));
        String placed = text(robot, "#selected-count");
        assertTrue(count(placed) > 0, placed);
        robot.clickOn("#query").type(KeyCode.END).write(" AND NOT country:IS").type(KeyCode.ENTER);
        until(() -> text(robot, "#selected-count").equals("0 events"));
        robot.clickOn("Run detection");
        until(() -> noticed(robot, "findings and"));
    }

    private static void chooseDatabases(FxRobot robot) {
        robot.interact(() -> robot.lookup("#case-menu").<MenuButton>query().getItems().stream()
                .filter(item -> String.valueOf(item.getText()).startsWith("Location databases"))
                .forEach(MenuItem::fire));
    }

    private static void export(FxRobot robot, ExportFormat format) {
        robot.interact(() -> robot.lookup("#export").<MenuButton>query().getItems().stream()
                .filter(item -> item.getText().startsWith(format.label()))
                .forEach(MenuItem::fire));
    }

    private static int count(String label) {
        return Integer.parseInt(label.replaceAll("[^0-9]", ""));
    }

    private static boolean noticed(FxRobot robot, String word) {
        return robot.lookup("#notice").tryQuery().isPresent()
                && OnScreen.allText(robot, "#notice").contains(word);
    }

    private void pictures(FxRobot robot, String name) {
        for (Theme theme : Theme.values()) {
            for (String tab : List.of("overview", "events", "findings", "incidents", "map", "graph", "evidence")) {
                OnScreen.tab(robot, tab);
                settle(robot);
                robot.interact(() -> Screenshots.save(
                        stage.getScene(), name + "-" + tab + "-" + theme.name().toLowerCase(Locale.ROOT)));
            }
            robot.clickOn("#theme");
        }
    }

    /** Layouts and tiles are made in the background; a picture waits for what is under way. */
    private void settle(FxRobot robot) {
        for (int round = 0; round < 5; round++) {
            WaitForAsyncUtils.waitForFxEvents();
            WaitForAsyncUtils.waitFor(WaitForAsyncUtils.async(() -> true));
        }
        robot.interact(() -> {
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
        });
    }

    private static String text(FxRobot robot, String selector) {
        return robot.lookup(selector)
                .tryQuery()
                .map(node -> ((Labeled) node).getText())
                .orElse("");
    }

    private static void until(BooleanSupplier condition) {
        FxWait.until(60, condition);
    }
}
