package org.nightjar.ui.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightjar.analysis.Focus;
import org.nightjar.support.DemoCase;

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
