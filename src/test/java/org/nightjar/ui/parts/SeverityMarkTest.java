package org.nightjar.ui.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nightjar.model.Explanation;
import org.nightjar.model.Finding;
import org.nightjar.model.Severity;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class SeverityMarkTest {

    @Start
    void start(Stage stage) {
        stage.show();
    }

    private static Finding finding(Severity severity, double score) {
        Explanation why = new Explanation("", "", "", "", "", List.of(), List.of(), "", List.of());
        return new Finding(
                "F-1",
                "sigma.1",
                "a rule",
                severity,
                score,
                "u",
                Instant.EPOCH,
                Instant.EPOCH,
                List.of(),
                List.of(),
                why);
    }

    @Test
    void whatARuleCallsGraverThanItCountsIsHollowAndSaysWhy(FxRobot robot) {
        robot.interact(() -> {
            SeverityMark mark = SeverityMark.of(finding(Severity.HIGH, 0.2));
            assertTrue(mark.getChildren().get(0).getStyleClass().contains("severity-hollow"));
            assertTrue(mark.getAccessibleText().startsWith("High is the level of its rule"), mark.getAccessibleText());
            assertTrue(mark.getAccessibleText().contains("counts 0 of 100"), mark.getAccessibleText());
        });
    }

    @Test
    void whatCountsAsMuchAsItIsCalledIsFilled(FxRobot robot) {
        robot.interact(() -> {
            for (Severity severity : Severity.values()) {
                Finding own = finding(severity, severity == Severity.INFO ? 0 : 90);
                assertFalse(SeverityMark.of(own)
                        .getChildren()
                        .get(0)
                        .getStyleClass()
                        .contains("severity-hollow"));
                assertEquals(severity, own.counted());
            }
        });
    }
}
