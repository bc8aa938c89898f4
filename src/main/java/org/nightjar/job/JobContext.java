package org.nightjar.job;

/** What running work may say and ask. Thread-safe: a job may use several threads. */
public interface JobContext {

    /** Starts a stage. Total below 0 means that it is not known. */
    void stage(String name, JobUnit unit, long total);

    /** Adds to what is done in this stage. */
    void advance(long amount);

    /** Something was skipped or rejected; one sentence for people. */
    void warn(String message);

    /**
     * One line per loop.
     *
     * @throws JobCancelledException if the job was cancelled
     */
    void checkCancelled();

    /** A context for work that nobody watches: never cancelled, remembers nothing. */
    static JobContext unwatched() {
        return Unwatched.INSTANCE;
    }

    /** The same context for what must be done even after a cancel: its progress shows, but it is never cancelled. */
    default JobContext toTheEnd() {
        return new ToTheEnd(this);
    }

    /** The same context for work whose progress is not shown: it can be cancelled, and says nothing. */
    default JobContext quiet() {
        return new Quiet(this);
    }

    /** See {@link #quiet()}. */
    record Quiet(JobContext watched) implements JobContext {

        @Override
        public void stage(String name, JobUnit unit, long total) {}

        @Override
        public void advance(long amount) {}

        @Override
        public void warn(String message) {}

        @Override
        public void checkCancelled() {
            watched.checkCancelled();
        }
    }

    /** See {@link #toTheEnd()}. */
    record ToTheEnd(JobContext watched) implements JobContext {

        @Override
        public void stage(String name, JobUnit unit, long total) {
            watched.stage(name, unit, total);
        }

        @Override
        public void advance(long amount) {
            watched.advance(amount);
        }

        @Override
        public void warn(String message) {
            watched.warn(message);
        }

        @Override
        public void checkCancelled() {}
    }

    /** See {@link #unwatched()}; also for whoever watches one thing of a job and not the rest. */
    class Unwatched implements JobContext {
        private static final Unwatched INSTANCE = new Unwatched();

        @Override
        public void stage(String name, JobUnit unit, long total) {}

        @Override
        public void advance(long amount) {}

        @Override
        public void warn(String message) {}

        @Override
        public void checkCancelled() {}
    }
}
