package org.nightjar.analysis.query;

import java.util.function.Supplier;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.store.RowSet;

/**
 * Told while a query with free text reads records, on the thread that selects. It may throw to end the selection; what
 * was learnt until then is remembered and need not be read again.
 */
@FunctionalInterface
public interface TextProgress {

    /** Nobody watches. */
    TextProgress NONE = (looked, of, soFar) -> {};

    /**
     * Some records were read.
     *
     * @param looked how many so far
     * @param of how many have to be
     * @param soFar works out the rows that are selected for certain: later ones have all of them, and more
     */
    void looked(long looked, long of, Supplier<RowSet> soFar);

    /** Shows the reading as a stage of a job, and ends with it. */
    static TextProgress of(JobContext job) {
        return new TextProgress() {
            private long told = -1;

            @Override
            public void looked(long looked, long of, Supplier<RowSet> soFar) {
                if (told < 0) {
                    told = 0;
                    job.stage("Searching the records", JobUnit.EVENTS, of);
                }
                job.advance(looked - told);
                told = looked;
                job.checkCancelled();
            }
        };
    }
}
