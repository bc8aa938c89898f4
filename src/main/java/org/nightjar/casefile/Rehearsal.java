package org.nightjar.casefile;

import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.nightjar.analysis.Counts;
import org.nightjar.analysis.query.EventQuery;
import org.nightjar.analysis.timeline.TimelineModel;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.NightjarException;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/**
 * Asks a case what nobody wants to know, for rows, facets and lanes, so that the first question of the analyst finds the classes
 * loaded and compiled, and the summaries and values in memory. One core, some seconds with ten million events; nothing changes,
 * and no answer is kept.
 */
final class Rehearsal {

    /** What was compiled for the first is not yet what is compiled for the third. */
    private static final int TIMES = 4;

    private Rehearsal() {}

    /** On one thread of its own: what else would use all cores uses that one. */
    static void of(EventIndex index) throws NightjarException {
        ForkJoinPool alone = new ForkJoinPool(1);
        try {
            alone.submit(() -> {
                        ask(index);
                        return index;
                    })
                    .get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof NightjarException known) {
                throw known;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            alone.shutdownNow();
        }
    }

    private static void ask(EventIndex index) throws NightjarException {
        for (int i = 0; i < TIMES; i++) {
            String nowhere = UUID.randomUUID().toString();
            RowSet some = EventQuery.parse("action:Get* AND NOT user:\"" + nowhere + '"')
                    .select(index);
            Counts.of(index, Counts.FACETS, some);
            TimelineModel.build(index, some, DetectionResult.EMPTY);
            EventQuery.parse('"' + nowhere.substring(nowhere.length() - 11) + '"')
                    .select(index);
        }
    }
}
