package org.nightjar.ui.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightjar.analysis.Focus;
import org.nightjar.analysis.effect.EffectState;
import org.nightjar.model.Finding;
import org.nightjar.support.DemoCase;
import org.nightjar.ui.WorkbenchViewModel;

class StoryViewModelTest {

    private final WorkbenchViewModel workbench =
            new WorkbenchViewModel(DemoCase.data(true), Runnable::run, Runnable::run);
    private final StoryViewModel model = new StoryViewModel(workbench, Runnable::run, Runnable::run);

    private Optional<Integer> told() {
        return model.storyProperty().get().map(story -> story.incident().rank());
    }

    @Test
    void theIncidentOfWhatIsInFocusIsTold() {
        assertEquals(Optional.of(1), told(), "the best one, as long as nothing is in focus");
        workbench.focus(new Focus.OnIncident(2));
        assertEquals(Optional.of(2), told());
        workbench.focus(new Focus.OnFinding("f3"));
        assertEquals(Optional.of(1), told());
        workbench.focus(new Focus.OnUser("deploy-pipeline"));
        assertEquals(Optional.of(2), told());
        workbench.focus(new Focus.OnUser("alice"));
        assertEquals(Optional.empty(), told());
    }

    @Test
    void stepsAreInTimeOrderAndWhatIsOpenComesFirst() {
        Story story = model.storyProperty().get().orElseThrow();
        List<Finding> findings = story.findings();
        for (int at = 1; at < findings.size(); at++) {
            assertTrue(!findings.get(at)
                    .windowStart()
                    .isBefore(findings.get(at - 1).windowStart()));
        }
        assertEquals(12, story.open(), "twelve snapshots are shared; the refused change of retention left nothing");
        assertTrue(story.openFirst().stream().allMatch(effect -> effect.state() == EffectState.OPEN));
    }

    @Test
    void aCaseWithoutIncidentsHasNoStory() {
        workbench.replaceData(DemoCase.empty());
        assertEquals(Optional.empty(), told());
    }
}
