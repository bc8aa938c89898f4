package org.nightjar.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.nightjar.job.Job;
import org.nightjar.job.JobBody;
import org.nightjar.job.JobCancelledException;
import org.nightjar.job.JobRunner;
import org.nightjar.model.NightjarException;

/**
 * Runs one job at a time for a command: shows how far it is on stderr (a bar on a terminal, otherwise a line every
 * few seconds), says its warnings, and turns its end into a result or an exception.
 */
final class JobWatch {

    private static final long BAR_EVERY_MILLIS = 150;
    private static final long LINE_EVERY_MILLIS = 3_000;
    private static final int WARNINGS_SHOWN = 10;

    private final PrintStream err;
    private final boolean terminal;
    private final Interruption interruption;

    JobWatch(PrintStream err, boolean terminal, Interruption interruption) {
        this.err = err;
        this.terminal = terminal;
        this.interruption = interruption;
    }

    /**
     * Does the work on a thread of its own and waits for it.
     *
     * @throws NightjarException what the work failed with
     * @throws JobCancelledException if it was cancelled
     * @throws UnexpectedFailure if it failed otherwise
     */
    <T> T run(String name, JobBody<T> body) throws NightjarException {
        try (JobRunner runner = JobRunner.background()) {
            Job<T> job = runner.submit(name, body);
            interruption.watch(job::cancel);
            T result = awaitShowing(job);
            sayWarnings(job.snapshot().warnings());
            if (result != null) {
                return result;
            }
            Exception error = job.error();
            if (error instanceof NightjarException known) {
                throw known;
            }
            if (error != null) {
                throw new UnexpectedFailure(job.snapshot().failure(), error);
            }
            throw new JobCancelledException();
        }
    }

    private <T> @Nullable T awaitShowing(Job<T> job) {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "nightjar-progress");
            thread.setDaemon(true);
            return thread;
        });
        ProgressText progress = new ProgressText(err, terminal);
        long every = terminal ? BAR_EVERY_MILLIS : LINE_EVERY_MILLIS;
        ScheduledFuture<?> ticks =
                clock.scheduleAtFixedRate(() -> progress.show(job.snapshot()), every, every, TimeUnit.MILLISECONDS);
        try {
            return job.await();
        } catch (InterruptedException stopped) {
            job.cancel();
            Thread.currentThread().interrupt();
            throw new JobCancelledException();
        } finally {
            ticks.cancel(false);
            clock.shutdown();
            progress.finish();
        }
    }

    private void sayWarnings(List<String> warnings) {
        warnings.stream().limit(WARNINGS_SHOWN).forEach(warning -> err.println("nightjar: " + Texts.shown(warning)));
        if (warnings.size() > WARNINGS_SHOWN) {
            err.println("nightjar: and " + (warnings.size() - WARNINGS_SHOWN) + " more like these");
        }
    }
}
