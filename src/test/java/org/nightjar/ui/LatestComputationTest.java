package org.nightjar.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class LatestComputationTest {

    private final List<Runnable> waiting = new ArrayList<>();
    private final List<String> shown = new ArrayList<>();
    private final LatestComputation<String> computation =
            new LatestComputation<>(waiting::add, Runnable::run, shown::add);

    @Test
    void onlyTheNewestIsShownInWhateverOrderTheyEnd() {
        computation.request(stop -> "old");
        computation.request(stop -> "new");
        assertTrue(computation.busyProperty().get());
        waiting.get(1).run();
        waiting.get(0).run();
        assertEquals(List.of("new"), shown);
        assertFalse(computation.busyProperty().get());
    }

    @Test
    void runningWorkIsToldToStopWhenItIsOvertaken() {
        computation.request(stop -> {
            computation.request(later -> "new");
            if (stop.getAsBoolean()) {
                throw new CancellationException();
            }
            return "old";
        });
        waiting.get(0).run();
        assertTrue(computation.busyProperty().get());
        waiting.get(1).run();
        assertEquals(List.of("new"), shown);
    }

    @Test
    void whatFailsKeepsWhatIsShownAndEndsTheWaiting() {
        computation.request(stop -> "first");
        waiting.get(0).run();
        computation.request(stop -> {
            throw new IllegalStateException("a test of failing");
        });
        waiting.get(1).run();
        assertEquals(List.of("first"), shown);
        assertFalse(computation.busyProperty().get());
    }
}
