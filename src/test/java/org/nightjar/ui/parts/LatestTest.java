package org.nightjar.ui.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;

class LatestTest {

    private final List<Runnable> waiting = new ArrayList<>();
    private final List<String> shown = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();
    private final Latest<String> latest = new Latest<>(waiting::add, Runnable::run);

    private void ask(Latest.Work<String> work) {
        latest.ask(work, shown::add, failed::add);
    }

    @Test
    void onlyTheNewestIsShownInWhateverOrderTheyEnd() {
        ask(stop -> "old");
        ask(stop -> "new");
        assertTrue(latest.busyProperty().get());
        waiting.get(1).run();
        waiting.get(0).run();
        assertEquals(List.of("new"), shown);
        assertFalse(latest.busyProperty().get());
    }

    @Test
    void runningWorkIsToldToStopWhenItIsOvertaken() {
        ask(stop -> {
            ask(later -> "new");
            if (stop.getAsBoolean()) {
                throw new CancellationException();
            }
            return "old";
        });
        waiting.get(0).run();
        assertTrue(latest.busyProperty().get());
        waiting.get(1).run();
        assertEquals(List.of("new"), shown);
        assertEquals(List.of(), failed);
    }

    @Test
    void whatFailsSaysSoAndEndsTheWaiting() {
        ask(stop -> {
            throw new NightjarException(ErrorKind.CASE_DAMAGED, "The block is damaged.");
        });
        waiting.get(0).run();
        assertFalse(latest.busyProperty().get());
        ask(stop -> {
            throw new IllegalStateException("a test of failing");
        });
        waiting.get(1).run();
        assertFalse(latest.busyProperty().get());
        assertEquals("The block is damaged.", failed.get(0));
        assertTrue(failed.get(1).contains("a test of failing"));
        assertEquals(List.of(), shown);
    }

    @Test
    void whatIsForgottenNeverArrives() {
        ask(stop -> "old");
        latest.forget();
        waiting.get(0).run();
        assertEquals(List.of(), shown);
        assertFalse(latest.busyProperty().get());
    }
}
