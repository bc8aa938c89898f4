package org.nightjar.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.nightjar.job.JobRunner;
import org.nightjar.ui.parts.Words;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** How cases and evidence come into the window: opening, importing, and what goes wrong with either. */
class OpeningJourneyTest extends WindowJourney {

    @Start
    void start(Stage given) throws Exception {
        begin(given);
    }

    @Test
    void anImportEndsWithTheSumAndDetectionFollows(FxRobot robot) {
        robot.interact(() -> window.show(Optional.empty()));
        WaitForAsyncUtils.waitForFxEvents();
        picture(robot, "welcome-first");
        robot.clickOn("#new-name").write("Case one").clickOn("#new-case");
        until(() -> robot.lookup("#tabs").tryQuery().isPresent());
        picture(robot, "empty-overview");
        for (WorkbenchTab one : WorkbenchTab.values()) {
            String name = one.name().toLowerCase(Locale.ROOT);
            if (robot.lookup("#tab-" + name).tryQuery().isEmpty()) {
                continue;
            }
            tab(robot, name);
            String said = allText(robot, "#tabs");
            assertFalse(said.contains("Take a") || said.contains("Widen") || said.contains("No detection yet"), said);
            picture(robot, "empty-" + name);
        }
        tab(robot, "hours");
        assertTrue(allText(robot, "#tabs").contains("No events yet"));
        fixture.prompt.evidence = List.of(Path.of("evidence.zip"));
        assertTrue(fixture.openCase.mayImport.tryAcquire());
        robot.clickOn("#import");
        until(() -> robot.lookup("#job-indicator").query().isVisible());
        tab(robot, "jobs");
        picture(robot, "jobs-running");
        fixture.openCase.mayImport.release();
        until(() -> allText(robot, "#notice").contains("5 findings and 2 incidents"));
        assertTrue(allText(robot, "#notice").contains("2,693 read = 2,278 stored + 412 duplicates + 3 rejected"));
        picture(robot, "jobs-done");
        tab(robot, "hours");
        assertFalse(allText(robot, "#tabs").contains("No events yet"), "the view has come in its place");
        tab(robot, "overview");
        picture(robot, "imported");
    }

    @Test
    void membersOfAnItemAreShownWhileItIsChosen(FxRobot robot) {
        open(robot);
        tab(robot, "evidence");
        TableView<?> items = robot.lookup("#evidence-items").query();
        assertTrue(robot.lookup("#evidence-entries").tryQuery().isEmpty());
        robot.interact(() -> items.getSelectionModel().select(0));
        until(() -> robot.lookup("#evidence-entries").tryQuery().isPresent());
        String said = allText(robot, "#evidence-entries");
        assertTrue(said.contains("b<U+000A>.json.gz") && said.contains("(the archive itself)"), said);
        assertFalse(allText(robot, "#evidence").contains("(the first"), "all are listed");
        picture(robot, "evidence-members");
        robot.interact(() -> items.getSelectionModel().select(1));
        until(() -> robot.lookup("#evidence-entries").tryQuery().isEmpty());
    }

    @Test
    void aCancelledImportSaysWhatIsKept(FxRobot robot) {
        open(robot);
        fixture.prompt.evidence = List.of(Path.of("evidence.zip"));
        assertTrue(fixture.openCase.mayImport.tryAcquire());
        robot.clickOn("#import");
        until(() -> robot.lookup("#job-indicator").query().isVisible());
        robot.clickOn(robot.from(robot.lookup("#job-indicator").<Node>query())
                .lookup(".tool-button")
                .<Node>query());
        until(() -> allText(robot, "#notice").contains("Import cancelled"));
        until(() -> !robot.lookup("#job-indicator").query().isVisible());
        assertEquals("2,278 events", text(robot, "#selected-count"));
    }

    @Test
    void aLongOpeningShowsItsProgressAndEscStopsIt(FxRobot robot) {
        robot.interact(() -> window.show(Optional.of(Path.of("long.nightjar"))));
        until(() -> allText(robot, "#opening").contains("1,200,000 of 3,000,000 events"));
        assertTrue(robot.lookup("#new-case").tryQuery().isEmpty());
        picture(robot, "welcome-opening");
        robot.type(KeyCode.ESCAPE);
        until(() -> text(robot, "#welcome-cancelled").startsWith("Cancelled."));
        assertFalse(robot.lookup("#opening").query().isVisible());
        until(() -> robot.lookup("#new-case").tryQuery().isPresent());
        assertFalse(robot.lookup("#new-case").query().isDisabled());
        picture(robot, "welcome-cancelled");
        open(robot);
    }

    @Test
    void aCaseThatIsThereAtOnceIsShownAndNotTheFirstScreen(FxRobot robot) {
        fixture.jobs = JobRunner::direct;
        robot.interact(() -> window.show(Optional.of(Path.of("case.nightjar"))));
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(robot.lookup("#welcome").tryQuery().isEmpty());
        until(() -> "2,278 events".equals(text(robot, "#selected-count")));
    }

    @Test
    void viewsThatWereMadeMeanwhileShowTheCaseWhenItIsThere(FxRobot robot) {
        robot.interact(() -> window.show(Optional.of(Path.of("slow.nightjar"))));
        until(() -> robot.lookup("#users").tryQuery().isPresent());
        assertTrue(robot.lookup("#opening").query().isVisible());
        assertTrue(users(robot).getItems().isEmpty());
        assertFalse(robot.lookup(".case-view").query().isVisible());
        until(() -> robot.lookup("#users .virtual-flow").tryQuery().isPresent());
        picture(robot, "welcome-opening-slow");

        fixture.mayOpen.release();
        until(() -> !users(robot).getItems().isEmpty());
        until(() -> "2,278 events".equals(text(robot, "#selected-count")));
        assertTrue(robot.lookup("#welcome").tryQuery().isEmpty());
        assertTrue(robot.lookup(".case-view").query().isVisible());
        until(() -> robot.lookup("#overview .figures").tryQuery().isPresent());
        until(() -> allText(robot, "#overview").contains(Words.of("overview.detectors")));
        MenuButton name = robot.lookup("#case-menu").query();
        assertEquals(fixture.openCase.data().info().name(), name.getText());
        picture(robot, "opened-slow");
        press(robot, KeyCode.E);
        press(robot, KeyCode.J);
        until(() -> !allText(robot, "#raw-record").isEmpty());
    }

    @Test
    void failuresAreOneSentenceWithWhatToDo(FxRobot robot) {
        robot.interact(() -> window.show(Optional.of(Path.of("missing.nightjar"))));
        until(() -> text(robot, "#welcome-error").contains("There is no case in missing.nightjar"));
        picture(robot, "welcome-failed");
        open(robot);
        fixture.openCase.failing();
        fixture.prompt.evidence = List.of(Path.of("evidence.zip"));
        robot.clickOn("#import");
        until(() -> allText(robot, "#notice").contains("The disk is full"));
        tab(robot, "events");
        press(robot, KeyCode.J);
        until(() -> allText(robot, "#raw-record").contains("its block in the store is damaged"));
        picture(robot, "failed");
        tab(robot, "jobs");
        picture(robot, "jobs-failed");
    }

    @Test
    void whatThisProgramIsCanBeReadFromBothScreensByMouseAndByKeyboard(FxRobot robot) {
        robot.interact(() -> window.show(Optional.empty()));
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("#open-about");
        until(() -> robot.lookup("#about").query().isVisible());
        String text = allText(robot, "#about");
        assertTrue(text.contains("Version 1.2.3") && text.contains("GPL-3.0-or-later"), text);
        assertTrue(text.contains("no warranty") && text.contains("Natural Earth"), text);
        picture(robot, "about");
        press(robot, KeyCode.ESCAPE);
        until(() -> !robot.lookup("#about").query().isVisible());

        open(robot);
        robot.clickOn("#query");
        press(robot, KeyCode.F1);
        until(() -> robot.lookup("#about").query().isVisible());
        fixture.openCase
                .data()
                .geoDatabases()
                .forEach(database -> assertTrue(allText(robot, "#about").contains(database)));
        picture(robot, "about-in-case");
        press(robot, KeyCode.ESCAPE);
        until(() -> !robot.lookup("#about").query().isVisible());
        assertEquals("query", stage.getScene().getFocusOwner().getId(), "the keyboard is back where it was");
    }
}
