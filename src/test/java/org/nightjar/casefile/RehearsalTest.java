package org.nightjar.casefile;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.nightjar.support.TestEvents.anEvent;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightjar.store.EventIndex;
import org.nightjar.support.TestEnrichment;

class RehearsalTest {

    @Test
    void lanesAreAskedForToo() throws Exception {
        EventIndex index = new TestEnrichment()
                .index(List.of(
                        anEvent().id("e1").reads("s3", "GetObject").build(),
                        anEvent().id("e2").writes("s3", "PutObject").build()));
        Rehearsal.of(index);
        Class<?> kept = Class.forName("org.nightjar.analysis.timeline.OverviewCounts");
        assertNotNull(made(index, kept));
    }

    /** What is kept of that kind; fails if nothing is. */
    private static <T> T made(EventIndex index, Class<T> kept) {
        return index.kept(kept, () -> {
            throw new AssertionError("no timeline was asked for");
        });
    }
}
