package org.nightjar.ui.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.TestEvents.anEvent;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableCell;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.AuditEvent;
import org.nightjar.store.EventIndex;
import org.nightjar.support.DemoCase;
import org.nightjar.support.Screenshots;
import org.nightjar.support.TestEnrichment;
import org.nightjar.ui.Looks;
import org.nightjar.ui.Theme;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Fonts;
import org.nightjar.ui.parts.WholeText;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * When the clock is put back, the table and its copies say which of the two times is meant, whole, and take it back. In a
 * zone that puts it back by an hour, and in one that does so by half of one.
 */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // fields are set by start
class HourLivedTwiceTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId LORD_HOWE = ZoneId.of("Australia/Lord_Howe");
    private static final List<Instant> TIMES = List.of(
            Instant.parse("2024-04-06T14:45:00Z"),
            Instant.parse("2024-04-06T15:15:00Z"),
            Instant.parse("2024-04-06T15:45:00Z"),
            Instant.parse("2024-10-27T00:30:00Z"),
            Instant.parse("2024-10-27T01:30:00Z"),
            Instant.parse("2024-10-27T02:30:00Z"));

    private WorkbenchViewModel workbench;
    private EventsViewModel model;
    private Scene scene;

    @Start
    void start(Stage stage) {
        List<AuditEvent> events = new ArrayList<>();
        for (Instant time : TIMES) {
            events.add(anEvent().at(time).by("alice").build());
        }
        CaseData empty = DemoCase.empty();
        EventIndex index = new TestEnrichment().index(events);
        CaseData data =
                new CaseData(empty.info(), index, empty.detection(), DemoCase.evidence(index.size()), List.of());
        workbench = new WorkbenchViewModel(data, Runnable::run, Runnable::run);
        model = new EventsViewModel(workbench);
        EventsView view = new EventsView(model, workbench);
        Fonts.load();
        scene = new Scene(view, 1200, 400);
        Looks.dress(scene);
        Looks.wear(scene, Theme.LIGHT);
        stage.setScene(scene);
        stage.show();
    }

    private List<String> times() {
        List<String> times = new ArrayList<>();
        for (int line = 0; line < model.size(); line++) {
            times.add(model.text(EventColumn.TIME, line));
        }
        return times;
    }

    @Test
    void berlinSaysWhichOfTheTwoHoursARowIsAndOnlyThere(FxRobot robot) {
        robot.interact(() -> workbench.zoneProperty().set(BERLIN));
        assertEquals(
                List.of(
                        "2024-04-06 16:45:00",
                        "2024-04-06 17:15:00",
                        "2024-04-06 17:45:00",
                        "2024-10-27 02:30:00 +02:00",
                        "2024-10-27 02:30:00 +01:00",
                        "2024-10-27 03:30:00"),
                times());
        assertShownWhole(robot, "berlin");
    }

    @Test
    void lordHoweDoesSoForItsHalfHour(FxRobot robot) {
        robot.interact(() -> workbench.zoneProperty().set(LORD_HOWE));
        assertEquals(
                List.of(
                        "2024-04-07 01:45:00 +11:00",
                        "2024-04-07 01:45:00 +10:30",
                        "2024-04-07 02:15:00",
                        "2024-10-27 11:30:00",
                        "2024-10-27 12:30:00",
                        "2024-10-27 13:30:00"),
                times());
        assertShownWhole(robot, "lord-howe");
    }

    @Test
    void copiesOfTheRowsSayIt(FxRobot robot) {
        robot.interact(() -> workbench.zoneProperty().set(BERLIN));
        robot.interact(() -> model.chooseAll());
        EventPivots pivots = new EventPivots(workbench, model);
        for (CopyFormat format : List.of(CopyFormat.CSV, CopyFormat.MARKDOWN)) {
            String text = pivots.text(format);
            assertTrue(text.contains("02:30:00 +02:00") && text.contains("02:30:00 +01:00"), text);
        }
        assertFalse(pivots.text(CopyFormat.JSON).contains("+0"), "what machines read is in UTC");
    }

    @Test
    void theSecondOfTheTwoIsJumpedToByItsOffset() {
        Optional<Instant> here = Optional.of(TIMES.get(5));
        assertEquals(Optional.of(TIMES.get(3)), TimeJump.read("2024-10-27 02:30", BERLIN, here));
        assertEquals(Optional.of(TIMES.get(4)), TimeJump.read("2024-10-27 02:30 +01:00", BERLIN, here));
        assertEquals(Optional.of(TIMES.get(4)), TimeJump.read("2024-10-27 02:30:00 +01:00", BERLIN, here));
        assertEquals(Optional.of(TIMES.get(4)), TimeJump.read("02:30 +01:00", BERLIN, here));
        assertEquals(Optional.of(TIMES.get(1)), TimeJump.read("2024-04-07 01:45 +10:30", LORD_HOWE, Optional.empty()));
        assertEquals(Optional.empty(), TimeJump.read("02:30 +99:00", BERLIN, here));
    }

    private void assertShownWhole(FxRobot robot, String name) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            List<Node> cells = List.copyOf(scene.getRoot().lookupAll(".event-cell-time"));
            assertTrue(cells.size() >= TIMES.size(), "cells: " + cells.size());
            for (Node cell : cells) {
                assertFalse(WholeText.isShortened((TableCell<?, ?>) cell), ((TableCell<?, ?>) cell).getText());
            }
            Screenshots.save(scene, "hour-lived-twice-" + name.toLowerCase(Locale.ROOT));
        });
    }
}
