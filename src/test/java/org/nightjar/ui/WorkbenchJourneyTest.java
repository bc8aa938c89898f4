package org.nightjar.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.nightjar.model.PastFinding;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What a stranger does in the window, from the welcome screen to the raw record. */
class WorkbenchJourneyTest extends WindowJourney {

    @Start
    void start(Stage given) throws Exception {
        begin(given);
    }

    @Test
    void aClickOnTheFirstFindingFiltersTheRowsAndSaysWhyAndLeadsToTheRecord(FxRobot robot) {
        open(robot);
        String all = text(robot, "#selected-count");
        tab(robot, "findings");
        until(() -> robot.lookup("#findings .list-cell").tryQuery().isPresent());
        robot.clickOn(robot.from(robot.lookup("#findings").<Node>query())
                .lookup(".list-cell")
                .<Node>query());
        until(() -> text(robot, "#selected-count").equals("12 events"));
        assertEquals("2,278 events", all);
        String why = allText(robot, "#why");
        assertTrue(why.contains("bob shared 12 snapshots"), why);
        assertTrue(why.contains("The key is the one that this user always uses."), why);
        picture(robot, "finding-why");
        tab(robot, "events");
        press(robot, KeyCode.J);
        until(() -> allText(robot, "#raw-record").contains("ModifySnapshotAttribute"));
        assertTrue(allText(robot, "#raw-record").contains("1.50"), "numbers stay as written");
        picture(robot, "event-record");
        press(robot, KeyCode.ESCAPE);
        press(robot, KeyCode.ESCAPE);
        until(() -> text(robot, "#selected-count").equals(all));
    }

    @Test
    void theSecondClickTellsTheStoryAndAnEffectLeadsToItsRecord(FxRobot robot) {
        open(robot);
        tab(robot, "incidents");
        robot.clickOn(robot.from(robot.lookup("#incidents").<Node>query())
                .lookup(".list-cell")
                .<Node>query());
        press(robot, KeyCode.S);
        until(() -> robot.lookup("#story").tryQuery().isPresent());
        until(() -> allText(robot, "#story").contains("Incident 1 · bob"));
        String story = allText(robot, "#story");
        assertTrue(story.contains("Sharing with an outsider") && story.contains("→ 77"), story);
        assertTrue(
                story.indexOf("bob worked from M247") < story.indexOf("bob shared 12 snapshots"),
                "in time order: " + story);
        assertTrue(story.contains("with 999988887777") && story.contains("open"), story);
        picture(robot, "story");
        robot.clickOn("#theme");
        WaitForAsyncUtils.waitForFxEvents();
        picture(robot, "story-dark");
        robot.clickOn("#theme");
        robot.clickOn(robot.from(robot.lookup("#story").<Node>query())
                .lookup(".effect-open")
                .<Node>query());
        until(() -> allText(robot, "#raw-record").contains("ModifySnapshotAttribute"));
    }

    @Test
    void statesAreGivenByKeyboardAndTakenBack(FxRobot robot) {
        open(robot);
        tab(robot, "findings");
        robot.clickOn(robot.from(robot.lookup("#findings").<Node>query())
                .lookup(".list-cell")
                .<Node>query());
        until(() -> robot.lookup("#triage-confirmed").tryQuery().isPresent());
        press(robot, KeyCode.DIGIT3);
        until(() -> robot.lookup("#findings .triage-confirmed").tryQuery().isPresent());
        press(robot, KeyCode.DIGIT4);
        until(() -> robot.lookup("#dismiss").query().isVisible());
        robot.write("ordered test");
        picture(robot, "triage-reason");
        robot.type(KeyCode.ENTER);
        until(() -> allText(robot, "#why").contains("Because: ordered test"));
        picture(robot, "triage");
        press(robot, KeyCode.CONTROL, KeyCode.Z);
        until(() -> robot.lookup("#findings .triage-confirmed").tryQuery().isPresent());
    }

    @Test
    void newAndGoneFindingsAreChosenByKeyboardAndGoneOnesShowTheirEvents(FxRobot robot) {
        open(robot);
        List<PastFinding> before = new ArrayList<>(fixture.openCase.data().detection().findings().stream()
                .map(PastFinding::of)
                .toList());
        PastFinding gone = before.remove(1);
        before.add(new PastFinding(
                "gone",
                gone.detector(),
                "Worked from an unknown network",
                gone.severity(),
                gone.score(),
                "carol",
                gone.windowStart(),
                gone.windowEnd(),
                gone.eventCount(),
                gone.explanation()));
        fixture.openCase.pastFindings.put(1, before);
        press(robot, KeyCode.F);
        assertFalse(robot.lookup("#findings-change").query().isVisible(), "there is nothing to compare with");
        for (int run = 1; run <= 2; run++) {
            int runs = run;
            press(robot, KeyCode.D);
            until(() -> robot.lookup("#detection-sheet").query().isVisible());
            robot.clickOn("#scope-run");
            until(() -> fixture.openCase.data().runs().size() == runs);
            press(robot, KeyCode.ESCAPE);
            until(() -> !robot.lookup("#detection-sheet").query().isVisible());
        }
        until(() -> text(robot, "#findings-added").equals("New 1"));
        assertEquals("All 5", text(robot, "#findings-all"));
        picture(robot, "findings-change");
        press(robot, KeyCode.SHIFT, KeyCode.F);
        until(() -> robot.lookup("#findings").queryListView().getItems().size() == 1);
        picture(robot, "findings-new");
        press(robot, KeyCode.SHIFT, KeyCode.F);
        until(() -> allText(robot, "#findings").contains("Worked from an unknown network"));
        robot.clickOn(robot.from(robot.lookup("#findings").<Node>query())
                .lookup(".list-cell")
                .<Node>query());
        until(() -> robot.lookup("#query")
                .<TextInputControl>query()
                .getText()
                .equals(gone.explanation().query()));
        picture(robot, "findings-gone");
        press(robot, KeyCode.SHIFT, KeyCode.F);
        until(() -> robot.lookup("#findings").queryListView().getItems().size() == 5);
    }

    @Test
    void windowsAndUsersLeftOutAreChosenOnASheet(FxRobot robot) {
        open(robot);
        press(robot, KeyCode.D);
        until(() -> robot.lookup("#detection-sheet").query().isVisible());
        robot.clickOn("#scope-incident-from").write("2024-13-01").type(KeyCode.ENTER);
        until(() -> text(robot, "#scope-error").contains("is no time"));
        robot.interact(
                () -> robot.lookup("#scope-incident-from").<TextField>query().setText("2024-05-03"));
        robot.clickOn("#scope-users").write("carol").type(KeyCode.ENTER);
        until(() -> allText(robot, "#detection-sheet").contains("carol"));
        picture(robot, "detection-sheet");
        robot.clickOn("#scope-run");
        until(() -> !fixture.openCase.detections.isEmpty());
        assertEquals(
                "2024-05-03T00:00:00Z",
                fixture.openCase
                        .detections
                        .get(0)
                        .scope()
                        .incident()
                        .orElseThrow()
                        .from()
                        .toString());
        assertEquals(
                List.of("carol"), fixture.openCase.detections.get(0).scope().leftOutUsers());
        until(() -> allText(robot, "#notice").contains("Without carol."));
        until(() -> allText(robot, "#detection-sheet").contains("Run 1 · 5 findings"));
        press(robot, KeyCode.ESCAPE);
        until(() -> !robot.lookup("#detection-sheet").query().isVisible());
    }

    @Test
    void usersFilterAndLetGoAndSearchNarrowsTheList(FxRobot robot) {
        open(robot);
        robot.clickOn("#user-search").write("car");
        until(() -> users(robot).getItems().size() == 1);
        robot.clickOn(robot.from(users(robot)).lookup(".user-name").<Node>query());
        until(() -> !text(robot, "#selected-count").equals("2,278 events"));
        assertTrue(allText(robot, "#why").contains("carol"));
        robot.clickOn(robot.from(users(robot)).lookup(".user-name").<Node>query());
        until(() -> text(robot, "#selected-count").equals("2,278 events"));
    }

    @Test
    void userIsNamedAndMergedByKeyboardAndItIsTakenBack(FxRobot robot) {
        open(robot);
        robot.interact(() -> users(robot).requestFocus());
        robot.interact(() -> users(robot).getSelectionModel().selectFirst());
        press(robot, KeyCode.F2);
        until(() -> robot.lookup("#people").<Node>query().isVisible());
        assertTrue(robot.lookup("#people-undo").tryQuery().isEmpty(), "nothing was said that could be taken back");
        robot.write("Bob Baker");
        press(robot, KeyCode.ENTER);
        until(() -> allText(robot, "#users").contains("Bob Baker (bob)"));
        until(() -> allText(robot, "#people").contains("“Bob Baker” is bob"));
        assertTrue(robot.lookup("#alias").<Node>query().isFocused(), "the keyboard stays in the sheet");
        robot.interact(() -> robot.lookup("#merge-search").<Node>query().requestFocus());
        robot.write("car");
        press(robot, KeyCode.ENTER);
        picture(robot, "people-sheet");
        press(robot, KeyCode.ENTER);
        until(() -> allText(robot, "#people").contains("carol is Bob Baker (bob)"));
        assertFalse(allText(robot, "#users").contains("carol"));
        picture(robot, "people-sheet-merged");
        robot.interact(() -> robot.lookup("#people-undo")
                .<javafx.scene.control.Button>query()
                .fire());
        until(() -> allText(robot, "#users").contains("carol"));
        press(robot, KeyCode.ESCAPE);
        until(() -> !robot.lookup("#people").<Node>query().isVisible());
    }

    @Test
    void aQueryIsTypedAndAWrongOneSaysWhatIsWrong(FxRobot robot) {
        open(robot);
        press(robot, KeyCode.SLASH);
        robot.write("country:RO").type(KeyCode.ENTER);
        until(() -> text(robot, "#selected-count").equals("38 events"));
        robot.clickOn("#query").press(KeyCode.CONTROL, KeyCode.A).release(KeyCode.A, KeyCode.CONTROL);
        robot.write("colour:red").type(KeyCode.ENTER);
        until(() -> text(robot, "#query-error").contains("colour"));
        assertEquals("38 events", text(robot, "#selected-count"));
        picture(robot, "query-error");
        robot.clickOn("#query").type(KeyCode.ESCAPE);
        press(robot, KeyCode.E);
        until(() -> robot.lookup("#events").tryQuery().isPresent());
        robot.clickOn("#clear");
        until(() -> text(robot, "#selected-count").equals("2,278 events"));
        robot.clickOn("#back");
        until(() -> robot.lookup("#query").<TextField>query().getText().equals("colour:red"));
    }

    @Test
    void rowsAreWalkedByKeyboardToTheLast(FxRobot robot) {
        open(robot);
        tab(robot, "events");
        TableView<Integer> table = robot.from(robot.lookup("#events").<Node>query())
                .lookup(".table-view")
                .query();
        int visible = table.getItems().size();
        assertTrue(visible > 10 && visible < 60, "only what is visible is in the table: " + visible);
        String first = times(robot, table).first();
        robot.clickOn(robot.from(table).lookup(".table-cell").<Node>query());
        press(robot, KeyCode.END);
        until(() -> times(robot, table).first().compareTo(first) > 0);
        String last = times(robot, table).last();
        press(robot, KeyCode.HOME);
        until(() -> times(robot, table).first().equals(first));
        press(robot, KeyCode.PAGE_DOWN);
        press(robot, KeyCode.PAGE_DOWN);
        until(() -> times(robot, table).first().compareTo(first) > 0);
        assertTrue(times(robot, table).last().compareTo(last) < 0, "two pages are not all");
        assertEquals(visible, table.getItems().size());
    }

    /** The times that stand in the table. */
    private static SortedSet<String> times(FxRobot robot, TableView<Integer> table) {
        return new TreeSet<>(robot.from(table).lookup(".event-cell-time").<TableCell<?, ?>>queryAll().stream()
                .filter(cell -> !cell.isEmpty())
                .map(TableCell::getText)
                .toList());
    }

    @Test
    void theThemeIsSwitchedAndRemembered(FxRobot robot) {
        open(robot);
        robot.clickOn("#theme");
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(Theme.DARK, fixture.settings.theme());
        assertTrue(stage.getScene().getRoot().getStyleClass().contains("nightjar-dark"));
        robot.clickOn("#theme");
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(Theme.LIGHT, fixture.settings.theme());
    }

    @Test
    void theHelpSheetOpensBesideTheWorkAndEscapeClosesIt(FxRobot robot) {
        open(robot);
        robot.press(KeyCode.SHIFT, KeyCode.SLASH).release(KeyCode.SLASH, KeyCode.SHIFT);
        until(() -> robot.lookup("#help").query().isVisible());
        picture(robot, "help");
        press(robot, KeyCode.ESCAPE);
        until(() -> !robot.lookup("#help").query().isVisible());
    }

    @Test
    void filledSlotsAreShownAndEmptyOnesAreNot(FxRobot robot) {
        fixture.slots =
                ViewSlots.NONE.withTimeline(model -> region("a-timeline")).withMap(model -> region("a-map"));
        robot.interact(() -> window = fixture.on(stage, Optional.empty()));
        open(robot);
        assertTrue(robot.lookup("#a-timeline").query().isVisible());
        tab(robot, "map");
        assertTrue(robot.lookup("#a-map").query().isVisible());
        TabPane tabs = robot.lookup("#tabs").query();
        assertTrue(tabs.getTabs().stream().noneMatch(tab -> "tab-graph".equals(tab.getId())));
    }

    private static Region region(String id) {
        Region region = new Region();
        region.setId(id);
        return region;
    }

    @Test
    void everyScreenHasItsPictureInLightAndDark(FxRobot robot) {
        for (Theme theme : Theme.values()) {
            String suffix = "-" + theme.name().toLowerCase(Locale.ROOT);
            robot.interact(() -> window.show(Optional.empty()));
            WaitForAsyncUtils.waitForFxEvents();
            picture(robot, "welcome" + suffix);
            open(robot);
            for (String name : List.of("overview", "events", "findings", "incidents", "evidence", "jobs")) {
                tab(robot, name);
                picture(robot, name + suffix);
                Function<Path, Long> size = file -> file.toFile().length();
                assertTrue(size.apply(Path.of("target/screenshots", name + suffix + ".png")) > 10_000);
            }
            robot.clickOn("#theme");
        }
    }
}
