package org.nightjar.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.nightjar.job.JobCancelledException;

/**
 * Ctrl-C during a command: cancels the running job, closes the window, and holds the end of the program back until the command has put
 * everything away, at most {@value #PATIENCE_SECONDS} seconds. Thread-safe.
 */
final class Interruption implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::requestAndWait, "nightjar-interrupt");
    private volatile boolean requested;
    private volatile @Nullable Runnable cancel;

    private Interruption() {}

    /** Watches for Ctrl-C until closed. */
    static Interruption listen() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
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
