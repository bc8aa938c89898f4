package org.nightjar.store;

import java.util.BitSet;
import java.util.List;
import org.nightjar.job.JobContext;
import org.nightjar.model.NightjarException;

/**
 * Looks for texts in the original records of a case. Answers are remembered while the case is open, so that a question
 * asked again, or narrowed, reads nothing twice; memory is bounded. Thread-safe; reading uses all cores.
 */
public interface RecordSearch {

    /** Told while records are read, on the thread that asked; what it throws ends the reading, and what was learnt stays. */
    @FunctionalInterface
    interface Progress {
        /**
         * Some were read.
         *
         * @param records looked at so far
         * @param of how many were to be looked at
         */
        void looked(long records, long of);
    }

    /** What is known about a pattern: by earlier questions, and by what summaries of the records rule out. */
    TextAnswer answer(TextPattern pattern) throws NightjarException;

    /**
     * Completes answers for some records.
     *
     * @param storeRows which; a record is looked at once for all patterns
     * @throws NightjarException CASE_DAMAGED if a record cannot be read
     */
    void read(List<TextAnswer> answers, BitSet storeRows, Progress progress) throws NightjarException;

    /** Of how many events, in the order of storing, there are summaries that fit the case as it is. */
    long summarized() throws NightjarException;

    /**
     * Makes the summaries that are missing, and gives of how many events there are some then. What was finished when the
     * job is cancelled stays and is in use.
     *
     * @throws NightjarException OUTPUT_FAILED if they cannot be written
     */
    long summarize(JobContext job) throws NightjarException;

    /** Takes the summaries away: then every record is read. */
    void removeSummaries() throws NightjarException;

    /** Whether the summaries that are in use hide nothing, held against every record. */
    boolean summariesFit(JobContext job) throws NightjarException;
}
