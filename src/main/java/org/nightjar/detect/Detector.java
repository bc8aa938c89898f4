package org.nightjar.detect;

/**
 * Answers one question about every user. Stateless: the same instance may run over several indexes at once.
 *
 * <p>A detector reports signals, not findings: it says how surprising something is and why, the engine decides what
 * becomes of it together with what others say. What it reports must not depend on the order in which events of the
 * same moment were stored, nor on the order of dictionary codes.
 */
public interface Detector {

    DetectorInfo info();

    /** Whether the evidence holds what it needs. */
    Applicability applicability(DetectionContext context);

    /**
     * Reports every signal; linear in the number of events, checks for cancelling once a user.
     *
     * @throws org.nightjar.job.JobCancelledException if the job was cancelled
     */
    void detect(DetectionContext context, SignalSink sink);
}
