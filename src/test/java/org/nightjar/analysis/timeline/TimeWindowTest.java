package org.nightjar.analysis.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nightjar.model.TimeRange;

class TimeWindowTest {

    @Test
    void zoomingKeepsTheTimeUnderThePointer() {
        Random random = new Random(3);
        for (int round = 0; round < 1000; round++) {
            TimeWindow window = new TimeWindow(1_000_000, 1_000_000 + 2000 + random.nextInt(1_000_000_000));
            double fraction = random.nextDouble();
            TimeWindow zoomed = window.scaled(fraction, 0.3 + random.nextDouble() * 3, 1000);
            assertTrue(Math.abs(window.at(fraction) - zoomed.at(fraction)) <= 1);
        }
    }

    @Test
    void zoomingStopsAtTheShortestWindow() {
        assertEquals(1000, new TimeWindow(0, 5000).scaled(0.5, 0.001, 1000).lengthMillis());
    }

    @Test
    void aWindowIsMovedIntoItsLimitsAndNeverLonger() {
        TimeWindow limits = new TimeWindow(100, 200);
        assertEquals(new TimeWindow(100, 150), new TimeWindow(50, 100).inside(limits));
        assertEquals(new TimeWindow(150, 200), new TimeWindow(190, 240).inside(limits));
        assertEquals(limits, new TimeWindow(0, 1000).inside(limits));
    }

    @Test
    void anEmptyRangeBecomesOneMillisecond() {
        Instant at = Instant.ofEpochMilli(42);
        assertEquals(new TimeWindow(42, 43), TimeWindow.of(new TimeRange(at, at)));
        assertThrows(IllegalArgumentException.class, () -> new TimeWindow(5, 5));
    }
}
