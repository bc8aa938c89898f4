package org.nightjar.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.TestEvents.anEvent;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.nightjar.job.JobCancelledException;
import org.nightjar.model.People;
import org.nightjar.support.CancelledAt;
import org.nightjar.support.TestEnrichment;

/** Whoever waits for a case may stop waiting while its columns are made. */
class CancelledBuildTest {

    private static final int EVENTS = 200_000;

    /** Later events first, so that they must be sorted. */
    private static EventTable table() {
        EventTable table = new EventTable();
        for (int i = 0; i < EVENTS; i++) {
            table.append(
                    anEvent()
                            .id("e" + i)
                            .at(Instant.ofEpochSecond(1_700_000_000L - i % 1000))
                            .build(),
                    1);
        }
        return table;
    }

    @Test
    void columnsCanBeCancelledWhileTheyAreSortedAndMade() {
        EventTable table = table();
        CancelledAt never = new CancelledAt(Integer.MAX_VALUE);
        EventIndex built = EventIndex.build(table, new TestEnrichment(), People.NONE, never);
        assertEquals(EVENTS, built.size());
        assertTrue(never.checks() > 20, "asked " + never.checks() + " times");
        for (int check = 0; check < never.checks(); check++) {
            CancelledAt cancelled = new CancelledAt(check);
            assertThrows(
                    JobCancelledException.class,
                    () -> EventIndex.build(table, new TestEnrichment(), People.NONE, cancelled));
            assertEquals(check + 1, cancelled.checks(), "nothing goes on after it");
        }
    }

    @Test
    void sortingAsksBeforeTheFirstColumnIsMade() {
        CancelledAt second = new CancelledAt(1);
        EventTable table = table();
        long[] times = table.times();
        assertThrows(JobCancelledException.class, () -> TimeOrder.of(times, EVENTS, second));
    }
}
