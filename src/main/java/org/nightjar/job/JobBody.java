package org.nightjar.job;

/** The work of a job. */
@FunctionalInterface
public interface JobBody<T> {
    /**
     * Does the work.
     *
     * @throws JobCancelledException when it noticed that it was cancelled
     * @throws Exception when it failed; the message of a NightjarException is shown to people
     */
    T run(JobContext context) throws Exception;
}
