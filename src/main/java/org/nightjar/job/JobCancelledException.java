package org.nightjar.job;

/** Thrown by {@link JobContext#checkCancelled()} when the job was cancelled; never an error. */
public final class JobCancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JobCancelledException() {
        super("cancelled", null, false, false);
    }
}
