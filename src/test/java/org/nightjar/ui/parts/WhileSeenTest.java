package org.nightjar.ui.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WhileSeenTest {

    private final AtomicInteger done = new AtomicInteger();
    private final WhileSeen work = new WhileSeen(done::incrementAndGet);

    @Test
    void whatIsSeenKeepsUp() {
        work.run();
        work.run();
        assertEquals(2, done.get());
    }

    @Test
    void whatIsMissedIsMadeUpForOnce() {
        work.setSeen(false);
        work.run();
        work.run();
        assertEquals(0, done.get(), "nothing is done behind the others");
        work.setSeen(true);
        assertEquals(1, done.get());
        work.setSeen(false);
        work.setSeen(true);
        assertEquals(1, done.get(), "nothing was missed this time");
    }
}
