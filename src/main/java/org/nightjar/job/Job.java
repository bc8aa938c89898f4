package org.nightjar.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.NightjarException;

/**
 * One piece of background work. It ends in exactly one of {@link JobState}'s end states, set once; cancelling a job
 * that has ended changes nothing. Thread-safe.
 */
public final class Job<T> implements JobContext {

    /** Warnings beyond these are counted by the job's own results, not kept here. */
    public static final int WARNINGS_KEPT = 100;

    private final String name;
    private final JobBody<T> body;
    private final AtomicReference<JobState> state = new AtomicReference<>(JobState.WAITING);
    private final AtomicLong done = new AtomicLong();
    private final List<String> warnings = new ArrayList<>();
    private final CompletableFuture<JobState> ended = new CompletableFuture<>();
    private volatile boolean cancelRequested;
    private volatile String stage = "";
    private volatile JobUnit unit = JobUnit.STEPS;
    private volatile long total = -1;
    private volatile long startedNanos;
    private volatile long endedNanos;
    private volatile String failure = "";
    private volatile @Nullable Exception error;
    private volatile @Nullable T result;

    public Job(String name, JobBody<T> body) {
        this.name = name;
        this.body = body;
    }

    public String name() {
        return name;
    }

    public JobState state() {
        JobState current = state.get();
        return current == null ? JobState.WAITING : current;
    }

    /** Asks the job to stop at its next check; a waiting job ends at once. */
    public void cancel() {
        cancelRequested = true;
        if (state.compareAndSet(JobState.WAITING, JobState.CANCELLED)) {
            ended.complete(JobState.CANCELLED);
        }
    }

    /** Does the work in the calling thread. Called once, by the runner. */
    void execute() {
        startedNanos = System.nanoTime();
        if (!state.compareAndSet(JobState.WAITING, JobState.RUNNING)) {
            return;
        }
        JobState end;
        try {
            result = body.run(this);
            synchronized (warnings) {
                end = warnings.isEmpty() ? JobState.SUCCEEDED : JobState.WITH_WARNINGS;
            }
        } catch (JobCancelledException cancelled) {
            end = JobState.CANCELLED;
        } catch (Exception failed) {
            error = failed;
            failure = failed instanceof NightjarException known
                    ? known.userMessage()
                    : name + " stopped on an unexpected error: " + failed;
            end = JobState.FAILED;
        } catch (StackOverflowError | OutOfMemoryError exhausted) {
            error = new IllegalStateException(exhausted);
            failure = name + " ran out of memory; close other programs or give Nightjar more memory and try again.";
            end = JobState.FAILED;
        }
        endedNanos = System.nanoTime();
        state.set(end);
        ended.complete(end);
    }

    /** Waits for the end and gives the result, or null unless it succeeded. */
    public @Nullable T await() throws InterruptedException {
        try {
            ended.get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
        return result;
    }

    /** Tells once that it has ended, on the thread that ended it; at once if it has. */
    public void whenEnded(Runnable told) {
        CompletableFuture<Void> unused = ended.thenRun(told);
    }

    /** What it failed with, or null. */
    public @Nullable Exception error() {
        return error;
    }

    public JobSnapshot snapshot() {
        List<String> said;
        synchronized (warnings) {
            said = List.copyOf(warnings);
        }
        JobState current = state();
        long until = current.isEnd() ? endedNanos : System.nanoTime();
        Duration elapsed = startedNanos == 0 ? Duration.ZERO : Duration.ofNanos(Math.max(0, until - startedNanos));
        boolean cancelling = cancelRequested && !current.isEnd();
        return new JobSnapshot(name, current, stage, unit, done.get(), total, elapsed, said, failure, cancelling);
    }

    @Override
    public void stage(String stageName, JobUnit stageUnit, long stageTotal) {
        total = stageTotal;
        unit = stageUnit;
        done.set(0);
        stage = stageName;
    }

    @Override
    public void advance(long amount) {
        done.addAndGet(amount);
    }

    @Override
    public void warn(String message) {
        synchronized (warnings) {
            if (warnings.size() < WARNINGS_KEPT) {
                warnings.add(message);
            }
        }
    }

    @Override
    public void checkCancelled() {
        if (cancelRequested) {
            throw new JobCancelledException();
        }
    }
}
