package org.nightjar.ui.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightjar.analysis.Focus;
import org.nightjar.model.NightjarException;
import org.nightjar.model.TriageState;
import org.nightjar.model.TriageSubject;
import org.nightjar.support.DemoCase;
import org.nightjar.support.FakeOpenCase;

class OverviewTest {

    @Test
    void itSaysWhoWhenFromWhereAndWhy() {
        Overview overview = Overview.of(DemoCase.data(true));
        Standout first = overview.standouts().get(0);
        assertEquals("bob", first.user());
        assertEquals(DemoCase.NIGHT, first.from());
        assertEquals(List.of("Bucharest, Romania (RO) · M247 Europe · VPN or hosting"), first.places());
        assertTrue(first.why().contains("shared 12"));
        assertEquals(new Focus.OnIncident(1), first.focus());
        assertTrue(overview.detected());
    }

    @Test
    void whatIsDismissedMakesRoomAndIsCounted() throws NightjarException {
        FakeOpenCase opened = new FakeOpenCase(DemoCase.data(true));
        opened.triage(
                List.of(TriageSubject.of(opened.data().detection().incidents().get(0))),
                TriageState.DISMISSED,
                "ordered test");
        Overview overview = Overview.of(opened.data());
        assertEquals("deploy-pipeline", overview.standouts().get(0).user());
        assertEquals(1, overview.standouts().size());
        assertEquals(1, overview.dismissed());
    }

    @Test
    void itCountsTheCase() {
        Overview overview = Overview.of(DemoCase.data(true));
        assertEquals(2278, overview.events());
        assertEquals(5, overview.users());
        assertEquals(3, overview.countries());
        assertTrue(overview.evidence().reconcile());
        assertEquals(2693, overview.evidence().read());
    }

    @Test
    void anEmptyCaseHasAnOverviewToo() {
        Overview overview = Overview.of(DemoCase.empty());
        assertEquals(0, overview.events());
        assertEquals(List.of(), overview.standouts());
        assertFalse(overview.detected());
    }
}
