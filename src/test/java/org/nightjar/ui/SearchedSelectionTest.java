package org.nightjar.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.nightjar.analysis.SelectedRows;
import org.nightjar.store.RowSet;

class SearchedSelectionTest {

    private static final int MILLION = 1_000_000;

    private final List<Integer> told = new ArrayList<>();
    private int nowMillis;
    private int tellingMillis;
    private boolean stopped;

    private final SearchedSelection searched = new SearchedSelection(
            () -> false,
            () -> stopped,
            (rows, search) -> {
                told.add(rows.allTime().size());
                nowMillis += tellingMillis;
            },
            () -> (long) nowMillis * MILLION);

    /** After so many milliseconds from the start that many events were found. */
    private void looked(int atMillis, int found) {
        nowMillis = Math.max(nowMillis, atMillis);
        RowSet rows = RowSet.all(found);
        searched.looked(atMillis, 10_000, () -> new SelectedRows(rows, rows, ""));
    }

    @Test
    void theFirstMatchIsToldWithinMomentsAndLaterOnesNowAndThen() {
        looked(100, 0);
        assertEquals(List.of(), told, "who waits less sees the whole answer at once");
        looked(121, 0);
        assertEquals(List.of(0), told, "how far it is");
        looked(140, 1);
        looked(165, 1);
        assertEquals(List.of(0, 1), told, "and not 400 ms later");
        looked(500, 2);
        assertEquals(List.of(0, 1), told);
        looked(566, 2);
        assertEquals(List.of(0, 1, 2), told);
    }

    @Test
    void tellingThatTakesLongIsDoneSeldom() {
        tellingMillis = 100;
        looked(121, 0);
        looked(600, 1);
        assertEquals(List.of(0), told);
        looked(622, 1);
        assertEquals(List.of(0, 1), told);
    }

    @Test
    void whatWasFoundIsToldWhenOneStops() {
        stopped = true;
        assertThrows(CancellationException.class, () -> looked(10, 3));
        assertEquals(List.of(3), told);
    }
}
