package org.nightjar.detect.evaluation;

import org.nightjar.detect.Matching;
import org.nightjar.job.JobContext;
import org.nightjar.model.NightjarException;
import org.nightjar.store.EventIndex;

/** Events whose attacks are known: what detection is measured on. Immutable. */
public interface LabelledCase {

    /** What it is called in tables, such as {@code seed 101}. */
    String name();

    Truth truth();

    EventIndex index();

    /**
     * The rules that the baseline of rules only goes by, matched against these events.
     *
     * @throws org.nightjar.job.JobCancelledException if the job was cancelled
     */
    Matching rules(JobContext job) throws NightjarException;

    /** The same events without those of all other attacks. */
    LabelledCase only(String attackId) throws NightjarException;
}
