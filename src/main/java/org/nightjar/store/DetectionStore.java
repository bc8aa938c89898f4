package org.nightjar.store;

import java.util.List;
import org.nightjar.job.JobContext;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.NightjarException;
import org.nightjar.model.PastFinding;
import org.nightjar.model.RunRecord;
import org.nightjar.model.TriageStep;

/** The runs of detection of a case, what they found, and the steps of triage. Thread-safe as the store is. */
public interface DetectionStore {

    /**
     * Keeps what a detection found; the findings of the run before become superseded ones, of which those of the last few
     * runs stay.
     *
     * @param made what made it; its number is given by the store
     * @param job counts findings, and may be cancelled: then what was kept before is kept still
     * @return the run as it is kept
     */
    RunRecord save(DetectionResult result, RunRecord made, JobContext job) throws NightjarException;

    /** The runs of detection that are kept, oldest first; the findings of the last are those of the case. */
    List<RunRecord> runs() throws NightjarException;

    /** The findings of a superseded run, best first; none if it is not kept. */
    List<PastFinding> superseded(int run) throws NightjarException;

    /** Adds a step of triage together with its line in the action log; gives it with the number it is kept under. */
    TriageStep addTriage(TriageStep step, String logged) throws NightjarException;

    /** All steps of triage, in the order of doing. */
    List<TriageStep> triage() throws NightjarException;

    /** What the last detection found; {@link DetectionResult#EMPTY} before the first. */
    DetectionResult load() throws NightjarException;
}
