package org.nightjar.ui;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nightjar.job.JobRunner;
import org.nightjar.support.DemoCase;
import org.nightjar.support.FakeOpenCase;
import org.nightjar.ui.overview.OverviewView;
import org.nightjar.ui.overview.OverviewViewModel;
import org.nightjar.ui.shell.CaseViewModel;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A case of which nothing can be read any more is not one that never had evidence. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX fills the fields in start
class DamagedOverviewTest {

    private final AtomicReference<Optional<String>> lost = new AtomicReference<>(Optional.empty());
    private Stage stage;

    @Start
    void start(Stage given) {
        stage = given;
    }

    private void show(FxRobot robot) {
        robot.interact(() -> {
            CaseViewModel model = new CaseViewModel(
                    new FakeOpenCase(DemoCase.empty()),
                    JobRunner.background(),
                    new FakePrompt(),
                    Runnable::run,
                    Runnable::run);
            stage.setScene(new Scene(
                    new OverviewView(
                            new OverviewViewModel(model.workbench(), lost::get, Runnable::run, Runnable::run),
                            model.workbench(),
                            model),
                    900,
                    600));
            Looks.wear(stage.getScene(), Theme.LIGHT);
            stage.show();
        });
    }

    @Test
    void aDamagedCaseSaysSoAndWhatToDo(FxRobot robot) {
        lost.set(Optional.of("The case database is damaged: its last part cannot be read."));
        show(robot);
        String said = OnScreen.allText(robot, "#overview");
        assertTrue(said.contains("This case is damaged") && said.contains("Put a copy of the case folder"), said);
        assertFalse(said.contains("No evidence yet"), said);
        assertTrue(robot.lookup("Verify case").tryQuery().isPresent());
        OnScreen.picture(robot, "overview-damaged");
    }

    @Test
    void aNewCaseAsksForEvidence(FxRobot robot) {
        show(robot);
        assertTrue(OnScreen.allText(robot, "#overview").contains("No evidence yet"));
    }
}
