package org.nightjar.job;

/** Where a job stands. A job ends in exactly one of the last four. */
public enum JobState {
    WAITING,
    RUNNING,
    SUCCEEDED,
    /** Done, but something was rejected or skipped; the job's warnings say what. */
    WITH_WARNINGS,
    FAILED,
    CANCELLED;

    public boolean isEnd() {
        return this != WAITING && this != RUNNING;
    }
}
