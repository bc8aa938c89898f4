package org.nightjar.store.h2;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.nightjar.job.JobCancelledException;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;

/**
 * Work on what was fetched, on as many threads as there are cores, whose results come back to the thread that fetches, in
 * order. Little is under way at a time, so that memory is bounded and a cancel waits for little.
 */
final class InOrder<T> implements AutoCloseable {

    /** Takes a result. */
    @FunctionalInterface
    interface Taker<T> {
        void take(T result) throws NightjarException;
    }

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final Deque<Future<T>> running = new ArrayDeque<>();
    private final Taker<T> taker;
    private final ExecutorService threads = Executors.newFixedThreadPool(CORES, body -> {
        Thread thread = new Thread(body, "nightjar-records");
        thread.setDaemon(true);
        return thread;
    });

    InOrder(Taker<T> taker) {
        this.taker = taker;
    }

    void start(Callable<T> work) throws NightjarException {
        running.add(threads.submit(work));
        while (running.size() > 2 * CORES) {
            settle(running.remove());
        }
    }

    /** Waits for all that was started. */
    void finish() throws NightjarException {
        while (!running.isEmpty()) {
            settle(running.remove());
        }
    }

    private void settle(Future<T> one) throws NightjarException {
        T result;
        try {
            result = one.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new JobCancelledException();
        } catch (ExecutionException failed) {
            throw damaged(failed);
        }
        taker.take(result);
    }

    private static NightjarException damaged(ExecutionException failed) {
        if (failed.getCause() instanceof Error error) {
            throw error;
        }
        String what = failed.getCause() instanceof DamagedBlockException known
                ? String.valueOf(known.getMessage())
                : "a record cannot be read";
        return new NightjarException(
                ErrorKind.CASE_DAMAGED,
                "The records could not be searched, the store is damaged: " + what + ".",
                failed);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
