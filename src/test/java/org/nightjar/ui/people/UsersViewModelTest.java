package org.nightjar.ui.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightjar.analysis.Focus;
import org.nightjar.model.Severity;
import org.nightjar.support.DemoCase;
import org.nightjar.ui.WorkbenchViewModel;

class UsersViewModelTest {

    private final WorkbenchViewModel workbench =
            new WorkbenchViewModel(DemoCase.data(true), Runnable::run, Runnable::run);
    private final UsersViewModel model = new UsersViewModel(workbench, Runnable::run, Runnable::run);

    @Test
    void usersAreRankedByRiskWithTheirWorstFinding() {
        UserEntry bob = model.shown().get(0);
        assertEquals("bob", bob.user().id());
        assertEquals(Optional.of(Severity.CRITICAL), bob.severity());
        assertEquals(4, bob.findings());
        assertEquals(Optional.empty(), model.shown().get(2).severity());
    }

    @Test
    void beforeADetectionTheyAreRankedByEvents() {
        List<UserEntry> entries = UsersViewModel.entries(DemoCase.data(false));
        assertEquals("deploy-pipeline", entries.get(0).user().id());
        assertTrue(entries.get(0).risk() < 0);
        assertEquals(2278, entries.stream().mapToLong(UserEntry::events).sum());
    }

    @Test
    void searchNarrowsAndAChoiceIsTakenBackByASecond() {
        model.searchProperty().set(" CAR");
        assertEquals(1, model.shown().size());
        assertEquals(5, model.total());
        UserEntry carol = model.shown().get(0);
        model.choose(carol);
        assertEquals(new Focus.OnUser("carol"), workbench.selection().focus());
        assertTrue(model.isChosen(carol));
        model.choose(carol);
        assertFalse(model.isChosen(carol));
    }

    @Test
    void newDataBringsItsUsers() {
        workbench.replaceData(DemoCase.empty());
        assertEquals(0, model.total());
    }
}
