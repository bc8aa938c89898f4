package org.nightjar.store.h2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.model.NightjarException;
import org.nightjar.model.SavedSearch;
import org.nightjar.store.SearchStore;

class H2SearchesTest {

    @TempDir
    Path folder;

    @Test
    void searchesStayInTheCaseAndANameIsTakenOnce() throws NightjarException {
        Path place = folder.resolve("a.nightjar");
        try (H2CaseStore store = H2CaseStore.create(place, "a", "1")) {
            SearchStore searches = store.searches();
            searches.save("night", "hour:3");
            searches.save("Denied", "outcome:denied");
            searches.save("night", "hour:[0 TO 5]");
            searches.asked("user:alice");
            searches.asked("user:bob");
            searches.asked("user:alice");
        }
        try (H2CaseStore store = H2CaseStore.open(place)) {
            SearchStore searches = store.searches();
            assertEquals(
                    List.of("Denied", "night"),
                    searches.saved().stream().map(SavedSearch::name).toList());
            assertEquals("hour:[0 TO 5]", searches.saved().get(1).query());
            assertEquals("user:alice", searches.recent(1).get(0));
            assertEquals(2, searches.recent(10).size());
            assertTrue(searches.remove("night"));
            assertFalse(searches.remove("night"));
        }
    }

    @Test
    void onlyTheLastSearchesAreRemembered() throws NightjarException {
        try (H2CaseStore store = H2CaseStore.create(folder.resolve("b.nightjar"), "b", "1")) {
            for (int i = 0; i < 310; i++) {
                store.searches().asked("user:u" + i);
            }
            assertEquals(H2Searches.REMEMBERED, store.searches().recent(1000).size());
        }
    }
}
