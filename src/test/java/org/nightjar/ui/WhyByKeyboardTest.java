package org.nightjar.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.nightjar.analysis.Focus;
import org.nightjar.model.Finding;
import org.nightjar.ui.timeline.TimelineView;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** From what is said of a user or an incident the keyboard goes on to a finding, and is not lost there. */
class WhyByKeyboardTest extends WindowJourney {

    private Optional<WorkbenchViewModel> workbench = Optional.empty();

    @Start
    void start(Stage given) throws Exception {
        begin(given);
        fixture.slots = ViewSlots.NONE.withTimeline(model -> {
            workbench = Optional.of(model);
            return new TimelineView(model);
        });
        window = fixture.on(given, Optional.empty());
    }

    private WorkbenchViewModel workbench() {
        return workbench.orElseThrow();
    }

    private Finding first() {
        return workbench().data().detection().findings().get(0);
    }

    private void opensTheFinding(FxRobot robot, Focus of, KeyCode key) {
        robot.interact(() -> workbench().focus(of));
        until(() -> robot.lookup("#why .link-line").tryQuery().isPresent());
        List<Node> lines = List.copyOf(robot.lookup("#why .link-line").queryAll());
        assertTrue(lines.stream().allMatch(Node::isFocusTraversable), "within the Tab key's reach");
        robot.interact(lines.get(0)::requestFocus);
        press(robot, key);
        until(() -> workbench().selection().focus() instanceof Focus.OnFinding);
        WaitForAsyncUtils.waitForFxEvents();
        Node owner = stage.getScene().getFocusOwner();
        Node at = owner;
        while (at != null && !"why".equals(at.getId())) {
            at = at.getParent();
        }
        assertTrue(at != null, "the keyboard stays in the pane, not at " + owner);
    }

    @Test
    void enterOnAFindingOfAUserOpensItAndTheKeyboardGoesOnThere(FxRobot robot) {
        open(robot);
        opensTheFinding(robot, new Focus.OnUser(first().user()), KeyCode.ENTER);
    }

    @Test
    void spaceOnAFindingOfAnIncidentDoesTheSame(FxRobot robot) {
        open(robot);
        int rank = workbench().data().detection().incidents().get(0).rank();
        opensTheFinding(robot, new Focus.OnIncident(rank), KeyCode.SPACE);
    }

    @Test
    void theKeyboardElsewhereIsLeftThere(FxRobot robot) {
        open(robot);
        robot.interact(() -> users(robot).requestFocus());
        robot.interact(() -> workbench().focus(new Focus.OnFinding(first().id())));
        until(() -> text(robot, "#why .title").equals(first().title()));
        assertEquals(users(robot), stage.getScene().getFocusOwner());
    }
}
