package org.nightjar.job;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Runs jobs and remembers them, so that a jobs pane can list them. Thread-safe. */
public final class JobRunner implements AutoCloseable {

    private final Executor executor;
    private final List<Job<?>> jobs = new CopyOnWriteArrayList<>();

    private JobRunner(Executor executor) {
        this.executor = executor;
    }

    /** Runs jobs one after the other on a thread of its own. */
    public static JobRunner background() {
        return new JobRunner(Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "nightjar-jobs");
            thread.setDaemon(true);
            return thread;
        }));
    }

    /** Runs each job at once in the calling thread: for the command line and for tests. */
    public static JobRunner direct() {
        return new JobRunner(Runnable::run);
    }

    /** Hands a job over; it starts when the runner is free. */
    public <T> Job<T> submit(String name, JobBody<T> body) {
        Job<T> job = new Job<>(name, body);
        jobs.add(job);
        executor.execute(job::execute);
        return job;
    }

    /** All jobs handed over since the start, oldest first. */
    public List<Job<?>> jobs() {
        return List.copyOf(jobs);
    }

    /** Cancels everything and takes no more work. */
    @Override
    public void close() {
        jobs.forEach(Job::cancel);
        if (executor instanceof ExecutorService service) {
            service.shutdown();
        }
    }
}
