package org.nightjar.ui;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nightjar.analysis.basis.Outdated;
import org.nightjar.analysis.triage.Triage;
import org.nightjar.casefile.CaseData;
import org.nightjar.job.JobRunner;
import org.nightjar.model.IntegrityReport;
import org.nightjar.support.DemoCase;
import org.nightjar.support.FakeOpenCase;
import org.nightjar.ui.parts.Fonts;
import org.nightjar.ui.shell.CaseView;
import org.nightjar.ui.shell.CaseViewModel;
import org.nightjar.ui.timeline.TimelineView;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A case of which nothing can be read any more is not one that never had evidence, whatever view is looked at. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX fills the fields in start
class DamagedCaseViewsTest {

    private static final String DAMAGED = "This case is damaged";

    private Stage stage;

    @Start
    void start(Stage given) {
        stage = given;
    }

    private void show(FxRobot robot, Optional<String> lost) {
        CaseData empty = DemoCase.empty();
        CaseData data = new CaseData(
                empty.info(),
                empty.index(),
                empty.detection(),
                List.of(),
                List.of(),
                IntegrityReport.NONE,
                List.of(),
                Triage.NONE,
                Outdated.NONE,
                lost);
        robot.interact(() -> {
            Fonts.load();
            CaseViewModel model = new CaseViewModel(
                    new FakeOpenCase(data), JobRunner.background(), new FakePrompt(), Runnable::run, Runnable::run);
            ViewSlots slots = ViewSlots.NONE.withTimeline(TimelineView::new);
            stage.setScene(new Scene(new CaseView(model, slots, () -> {}, () -> {}, Optional.empty()), 1440, 900));
            Looks.dress(stage.getScene());
            Looks.wear(stage.getScene(), Theme.LIGHT);
            stage.show();
        });
    }

    @Test
    void everyViewOfADamagedCaseSaysSoAndWhatToDo(FxRobot robot) {
        show(robot, Optional.of("The case database is damaged: its last part cannot be read."));
        TabPane tabs = robot.lookup("#tabs").query();
        for (String tab : List.of("overview", "events", "findings", "incidents", "coverage", "evidence")) {
            robot.interact(() -> tabs.getSelectionModel()
                    .select(tabs.getTabs().stream()
                            .filter(one -> one.getId().equals("tab-" + tab))
                            .findFirst()
                            .orElseThrow()));
            String said = OnScreen.allText(robot, "#tabs");
            assertTrue(said.contains(DAMAGED) && said.contains("Put a copy of the case folder"), tab + ": " + said);
            assertFalse(said.contains("No evidence yet") || said.contains("No events yet"), tab + ": " + said);
        }
        assertTrue(robot.lookup("Verify case").tryQuery().isPresent());
        for (String side : List.of("#users", "#facets-none")) {
            String said = OnScreen.allText(robot, side);
            assertTrue(said.contains("damaged") && said.contains("import the evidence again"), side + ": " + said);
        }
        OnScreen.picture(robot, "damaged");
    }

    @Test
    void aNewCaseAsksForEvidence(FxRobot robot) {
        show(robot, Optional.empty());
        String said = OnScreen.allText(robot, "#tabs");
        assertTrue(said.contains("No evidence yet") && !said.contains(DAMAGED), said);
    }
}
