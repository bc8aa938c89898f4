package org.nightjar.ui.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.TestEvents.anEvent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Application;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.javafx.FontIcon;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.DigestCheck;
import org.nightjar.model.Integrity;
import org.nightjar.model.IntegrityReport;
import org.nightjar.model.MissingObject;
import org.nightjar.model.SignatureState;
import org.nightjar.model.TimeRange;
import org.nightjar.store.CaseInfo;
import org.nightjar.support.Screenshots;
import org.nightjar.support.TestEnrichment;
import org.nightjar.ui.Theme;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Latest;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class CoverageViewTest {

    private static final String ACCOUNT = "111122223333";
    private static final Instant DAY = Instant.parse("2024-05-01T00:00:00Z");

    private final WorkbenchViewModel workbench = new WorkbenchViewModel(data(), Runnable::run, Runnable::run);

    @SuppressWarnings("NullAway.Init") // set by start()
    private CoverageView view;

    private static Instant hour(int hour) {
        return DAY.plusSeconds(3600L * hour);
    }

    private static DigestCheck digest(int hour) {
        return new DigestCheck(
                1,
                "d" + hour,
                ACCOUNT,
                "eu-central-1",
                "main",
                new TimeRange(hour(hour).plusSeconds(91), hour(hour + 1).plusSeconds(91)),
                "d" + hour,
                "00",
                0,
                false,
                Integrity.VERIFIED,
                SignatureState.NO_KEY,
                "");
    }

    /** Two regions over ten days: one of working hours with digests and a hole, one with a few events; logging stops. */
    private static CaseData data() {
        List<AuditEvent> events = new ArrayList<>();
        List<DigestCheck> digests = new ArrayList<>();
        for (int hour = 0; hour < 240; hour++) {
            digests.add(digest(hour));
            int count = hour % 24 < 7 || hour > 150 && hour < 170 ? 0 : 1 + hour * 7 % 40;
            for (int i = 0; i < count; i++) {
                events.add(anEvent().at(hour(hour).plusSeconds(60 + i)).build());
            }
        }
        for (int hour = 30; hour < 60; hour += 3) {
            events.add(anEvent().in("us-east-1").at(hour(hour)).build());
        }
        events.add(anEvent()
                .at(hour(150))
                .writes("cloudtrail.amazonaws.com", "StopLogging")
                .build());
        IntegrityReport report = new IntegrityReport(
                digests,
                List.of(),
                List.of(
                        new MissingObject(
                                MissingObject.Kind.LOG_FILE,
                                ACCOUNT,
                                "eu-central-1",
                                new TimeRange(hour(100), hour(101)),
                                "AWSLogs/x.json.gz",
                                "d100"),
                        new MissingObject(
                                MissingObject.Kind.DIGEST,
                                ACCOUNT,
                                "us-east-1",
                                new TimeRange(hour(33).plusSeconds(91), hour(34).plusSeconds(91)),
                                "AWSLogs/gone-digest.json.gz",
                                "d34")));
        return new CaseData(
                new CaseInfo("Test", DAY, 1, "0"),
                new TestEnrichment().index(events).withIntegrity(report),
                DetectionResult.EMPTY,
                List.of(),
                List.of(),
                report);
    }

    @Start
    void start(Stage stage) {
        Application.setUserAgentStylesheet(new atlantafx.base.theme.PrimerLight().getUserAgentStylesheet());
        view = new CoverageView(workbench, new Latest<>(Runnable::run, Runnable::run));
        stage.setScene(new Scene(new StackPane(view), 1200, 400));
        stage.show();
        view.requestFocus();
    }

    private void keep(String name) {
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> Screenshots.save(view.getScene(), name));
    }

    private Point2D at(int row, int hour) {
        CoverageLayout layout = view.geometry();
        double x = layout.xOf(hour(hour).plusSeconds(1800).toEpochMilli());
        return view.localToScreen(x, layout.rowTop(row) + CoverageLayout.ROW / 2);
    }

    @Test
    void aClickSelectsTheHourAndADragTheHoursBetween(FxRobot robot) {
        robot.interact(() -> view.model().zoomAt(0.1, 0.1));
        robot.clickOn(at(0, 30));
        assertEquals(
                new TimeRange(hour(30), hour(31)), workbench.selection().range().orElseThrow());
        robot.drag(at(0, 35), MouseButton.PRIMARY).moveTo(at(0, 32)).drop();
        assertEquals(
                new TimeRange(hour(32), hour(36)), workbench.selection().range().orElseThrow());
        keep("coverage-range-light");
        robot.type(KeyCode.ESCAPE);
        assertTrue(workbench.selection().range().isEmpty());
    }

    @Test
    void hoverTellsEventsDigestsAndStoppedLogging(FxRobot robot) {
        keep("coverage-light");
        robot.interact(() -> view.model().zoomAt(0.65, 0.2));
        robot.moveTo(at(0, 155));
        String stopped = view.hoverText();
        assertTrue(stopped.startsWith(ACCOUNT + " · eu-central-1"), stopped);
        assertTrue(stopped.contains("StopLogging"), stopped);
        assertTrue(stopped.contains("digests say that nothing was logged"), stopped);
        robot.moveTo(at(1, 155));
        assertTrue(view.hoverText().contains("nothing tells why"), view.hoverText());
        robot.interact(() -> workbench.themeProperty().set(Theme.DARK));
        keep("coverage-dark");
        Label found = (Label) view.lookup("#coverage-found");
        FontIcon sign = (FontIcon) found.getGraphic();
        assertEquals(found.getTextFill(), sign.getIconColor());
        assertEquals("FeatherIcons", sign.getFont().getFamily());
    }

    @Test
    void whatIsMissingIsSaidAboveTheLegendAndNamedOnItsHour(FxRobot robot) {
        Label found = (Label) view.lookup("#coverage-found");
        assertEquals("Digests find 1 log file and 1 digest missing.", found.getText());
        robot.interact(() -> view.model().zoomAt(0.1, 0.2));
        robot.moveTo(at(1, 33));
        String digest = view.hoverText();
        keep("coverage-missing-light");
        assertTrue(digest.contains("There are events, but a log file or a digest"), digest);
        assertTrue(digest.contains("1 digest") && digest.contains("gone-digest.json.gz"), digest);
        robot.moveTo(at(1, 34));
        assertFalse(view.hoverText().contains("gone-digest"), view.hoverText());
        robot.interact(() -> {
            view.model().fit();
            view.model().zoomAt(0.42, 0.2);
        });
        robot.moveTo(at(0, 100));
        assertTrue(view.hoverText().contains("x.json.gz"), view.hoverText());
    }

    @Test
    void aQueryIsNoGap() {
        workbench.setQuery("region:us-east-1");
        assertEquals(2, view.model().series().size());
    }

    @Test
    void theKeyboardWalksTheRowsAndOffersPivots(FxRobot robot) {
        robot.type(KeyCode.DOWN).type(KeyCode.DOWN);
        assertEquals(1, view.keyRow());
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        assertEquals(
                "account:\"" + ACCOUNT + "\" AND region:\"us-east-1\"",
                workbench.selection().query());
        robot.type(KeyCode.EQUALS).type(KeyCode.ENTER);
        assertEquals(
                view.model().window().range(), workbench.selection().range().orElseThrow());
    }

    @Test
    void aCaseWithoutEventsSaysWhatToDo(FxRobot robot) {
        robot.interact(() -> workbench.replaceData(new CaseData(
                new CaseInfo("Test", DAY, 1, "0"),
                new TestEnrichment().index(List.of()),
                DetectionResult.EMPTY,
                List.of(),
                List.of())));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("Nothing is covered yet", ((Label) view.lookup(".empty-state .title-small")).getText());
        keep("coverage-empty");
    }
}
