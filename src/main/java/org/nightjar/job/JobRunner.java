package org.nightjar.job;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Runs jobs and remembers them, so that a jobs pane can list them. Thread-safe. */
public final class JobRunner implements AutoCloseable {

    private final Executor executor;
    private final Executor beside;
    private final List<Job<?>> jobs = new CopyOnWriteArrayList<>();

    private JobRunner(Executor executor, Executor beside) {
        this.executor = executor;
        this.beside = beside;
    }

    /** Runs jobs one after the other on a thread of its own, and those beside them on another. */
    public static JobRunner background() {
        return new JobRunner(thread("nightjar-jobs"), thread("nightjar-jobs-beside"));
    }

    private static ExecutorService thread(String name) {
        return Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Runs each job at once in the calling thread: for the command line and for tests. */
    public static JobRunner direct() {
        return new JobRunner(Runnable::run, Runnable::run);
    }

    /** Hands a job over; it starts when the runner is free. */
    public <T> Job<T> submit(String name, JobBody<T> body) {
        return submit(name, body, executor);
    }

    /** Hands over a job that changes nothing in the case's database: others need not wait for it. */
    public <T> Job<T> submitBeside(String name, JobBody<T> body) {
        return submit(name, body, beside);
    }

    private <T> Job<T> submit(String name, JobBody<T> body, Executor on) {
        Job<T> job = new Job<>(name, body);
        jobs.add(job);
        on.execute(job::execute);
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
        for (Executor one : List.of(executor, beside)) {
            if (one instanceof ExecutorService service) {
                service.shutdown();
            }
        }
    }
}
