package org.nightjar.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.nightjar.analysis.Focus;
import org.nightjar.casefile.AnnotationEdit;
import org.nightjar.casefile.DetectionOptions;
import org.nightjar.casefile.PeopleEdit;
import org.nightjar.job.JobContext;
import org.nightjar.model.AnnotationSubject;
import org.nightjar.model.DetectionScope;
import org.nightjar.model.Dimension;
import org.nightjar.model.NightjarException;
import org.nightjar.store.EventIndex;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.timeline.TimelineView;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/**
 * The first screen, and what comes over an open case: whatever opens by a key takes the keyboard, all of it is within the
 * Tab key's reach and seen to be, Esc closes it, and the keyboard is back where it was.
 */
class KeyboardInSheetsTest extends WindowJourney {

    private Optional<WorkbenchViewModel> workbench = Optional.empty();

    @Start
    void start(Stage given) throws Exception {
        begin(given);
        fixture.slots = ViewSlots.NONE.withTimeline(model -> {
            workbench = Optional.of(model);
            return new TimelineView(model);
        });
        window = fixture.on(given, Optional.of(folder.resolve("samples")));
    }

    private WorkbenchViewModel workbench() {
        return workbench.orElseThrow();
    }

    @Test
    void everySheetOfACaseIsOpenedReadAndClosedByTheKeyboard(FxRobot robot) throws Exception {
        open(robot);
        say();
        robot.interact(() -> workbench().replaceData(fixture.openCase.data()));
        tab(robot, "events");
        robot.interact(() -> robot.lookup("#events .table-view").<Node>query().requestFocus());
        press(robot, KeyCode.J);
        KeyboardWalk walk = new KeyboardWalk(stage);
        for (Theme theme : Theme.values()) {
            robot.interact(() -> workbench().themeProperty().set(theme));
            sheet(robot, walk, "#help", theme, "help", KeyCode.SHIFT, KeyCode.SLASH);
            sheet(robot, walk, "#detection-sheet", theme, "detection", KeyCode.D);
            sheet(robot, walk, "#people", theme, "people", KeyCode.W);
            sheet(robot, walk, "#notes-sheet", theme, "notes", KeyCode.N);
            sheet(robot, walk, "#notes-sheet", theme, "tags", KeyCode.X);
            sheet(robot, walk, "#about", theme, "about", KeyCode.F1);
        }
        walk.assertAllReachedAndSeen();
        assertTrue(walk.controls() > 60, "controls were looked for: " + walk.controls());
    }

    @Test
    void whatIsAskedOfAUserOrAFindingIsAnsweredByTheKeyboard(FxRobot robot) throws Exception {
        open(robot);
        say();
        robot.interact(() -> workbench().replaceData(fixture.openCase.data()));
        EventIndex index = workbench().data().index();
        robot.interact(() -> users(robot).requestFocus());
        KeyboardWalk walk = new KeyboardWalk(stage);
        for (Theme theme : Theme.values()) {
            robot.interact(() -> workbench().themeProperty().set(theme));
            opened(
                    robot,
                    walk,
                    "#people",
                    theme + " merge",
                    () -> robot.interact(() -> workbench()
                            .sayWho(Optional.of(new WorkbenchViewModel.Subject(
                                    Dimension.USER, index.value(Dimension.USER, index.size() - 1))))));
            robot.interact(() -> workbench().focus(new Focus.OnFinding(findingId())));
            sheet(robot, walk, "#notes-sheet", theme, "note on a finding", KeyCode.N);
            press(robot, KeyCode.DIGIT4);
            until(() -> robot.lookup("#dismiss").query().isVisible());
            assertEquals("dismiss-reason", focusOwner().getId());
            walk.through(robot.lookup("#dismiss").query(), theme + " dismiss");
            press(robot, KeyCode.ESCAPE);
            until(() -> !robot.lookup("#dismiss").query().isVisible());
            robot.interact(() -> users(robot).requestFocus());
        }
        walk.assertAllReachedAndSeen();
    }

    @Test
    void theFirstScreenIsGoneThroughByTheKeyboard(FxRobot robot) throws Exception {
        Path kept = Files.createDirectories(folder.resolve("kept.nightjar"));
        fixture.settings.remember(
                new Settings.RecentCase(Path.of("gone.nightjar").toAbsolutePath(), "gone", Instant.EPOCH, 12, 3));
        fixture.settings.remember(new Settings.RecentCase(kept, "kept", Instant.EPOCH, 12, 3));
        KeyboardWalk walk = new KeyboardWalk(stage);
        for (Theme theme : Theme.values()) {
            fixture.settings.saveTheme(theme);
            robot.interact(() -> window.show(Optional.of(Path.of("missing.nightjar"))));
            until(() -> robot.lookup("#welcome-error").query().isVisible());
            until(() -> Nodes.isShown(robot.lookup("#new-case").query()));
            if (theme != shownTheme()) {
                robot.clickOn(robot.lookup("#welcome-theme").<Node>query());
            }
            picture(robot, "welcome-keyboard-" + theme);
            walk.through(robot.lookup("#welcome").query(), theme + " first screen");
            press(robot, KeyCode.F1);
            until(() -> isIn(focusOwner(), robot.lookup("#about").query()));
            walk.through(robot.lookup("#about").query(), theme + " about");
            press(robot, KeyCode.ESCAPE);
            until(() -> !robot.lookup("#about").query().isVisible());
        }
        walk.assertAllReachedAndSeen();
        assertTrue(walk.controls() > 20, "controls were looked for: " + walk.controls());
    }

    private Theme shownTheme() {
        return stage.getScene().getRoot().getStyleClass().contains("nightjar-dark") ? Theme.DARK : Theme.LIGHT;
    }

    /** A case of which everything was said that a sheet can show. */
    private void say() throws NightjarException {
        JobContext job = JobContext.unwatched();
        EventIndex index = fixture.openCase.data().index();
        String user = index.value(Dimension.USER, 0);
        fixture.openCase.annotate(new AnnotationEdit.Write(AnnotationSubject.event(index.eventId(0)), "first of all"));
        fixture.openCase.annotate(new AnnotationEdit.Write(AnnotationSubject.finding(findingId()), "asked the owner"));
        fixture.openCase.changePeople(new PeopleEdit.Alias(Optional.of(Dimension.USER), user, "The first"), job);
        fixture.openCase.detect(
                new DetectionOptions(new DetectionScope(
                        DetectionScope.ALL.baseline(), DetectionScope.ALL.incident(), List.of(user))),
                job);
    }

    private String findingId() {
        return fixture.openCase.data().detection().findings().get(0).id();
    }

    private void sheet(FxRobot robot, KeyboardWalk walk, String id, Theme theme, String name, KeyCode... keys) {
        opened(robot, walk, id, theme + " " + name, () -> press(robot, keys));
    }

    private void opened(FxRobot robot, KeyboardWalk walk, String id, String name, Runnable opening) {
        Node before = focusOwner();
        opening.run();
        Node sheet = robot.lookup(id).query();
        until(sheet::isVisible);
        until(() -> isIn(focusOwner(), sheet));
        walk.through(sheet, name);
        press(robot, KeyCode.ESCAPE);
        until(() -> !sheet.isVisible());
        assertSame(before, focusOwner(), name + ": the keyboard is back where it was");
    }

    private Node focusOwner() {
        Scene scene = stage.getScene();
        return scene.getFocusOwner();
    }

    private static boolean isIn(Node node, Node sheet) {
        for (Node one = node; one != null; one = one.getParent()) {
            if (one == sheet) {
                return true;
            }
        }
        return false;
    }
}
