package org.nightjar.cli;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.nightjar.job.JobCancelledException;

/**
 * Ctrl-C during a command: cancels the running job, closes the window, and holds the end of the program back until the command has put
 * everything away and said so, at most {@value #PATIENCE_SECONDS} seconds. Thread-safe.
 */
public final class Interruption implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;

    private final PrintStream err;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::requestAndWait, "nightjar-interrupt");
    private volatile boolean requested;
    private volatile @Nullable Runnable cancel;

    private Interruption(PrintStream err) {
        this.err = err;
    }

    /**
     * Watches for Ctrl-C until closed. The first thing that the program does: a stop that comes earlier ends it without a word: the
     * virtual machine needs 0.1 to 0.2 seconds until then (more on a loaded machine), in which nothing is said or written.
     *
     * @param err where a stop is told whose command does not end in time
     */
    public static Interruption listen(PrintStream err) {
        Interruption interruption = new Interruption(err);
        try {
            Runtime.getRuntime().addShutdownHook(interruption.hook);
        } catch (IllegalStateException ending) {
            interruption.requested = true;
        }
        return interruption;
    }

    /** Whether the program is to stop. */
    boolean requested() {
        return requested;
    }

    /** What ends the work that now begins; an interruption that came before it ends it at once. */
    void watch(Runnable toCancel) {
        cancel = toCancel;
        if (requested) {
            toCancel.run();
        }
    }

    /** One line per loop of work that is no job. */
    void check() {
        if (requested) {
            throw new JobCancelledException();
        }
    }

    /** As Ctrl-C does, without waiting. */
    void request() {
        requested = true;
        Runnable running = cancel;
        if (running != null) {
            running.run();
        }
    }

    private void requestAndWait() {
        request();
        try {
            if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                err.println("nightjar: stopped in the middle of its work after waiting for " + PATIENCE_SECONDS
                        + " seconds; what was whole stays, and the rest can be done again");
                Thread.currentThread().interrupt();
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        if (!requested) {
            stopListening();
        }
    }

    private void stopListening() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            requested = true;
        }
    }
}
