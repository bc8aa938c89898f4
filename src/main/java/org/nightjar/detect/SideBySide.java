package org.nightjar.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.nightjar.job.JobCancelledException;

/** Does the same with each of several things on a few threads; answers keep the order of the things. */
final class SideBySide {

    private static final int WAIT_SECONDS = 10;

    private SideBySide() {}

    /** The first failure, in the order of the things, ends everything. No thread is left when it returns. */
    static <A, B> List<B> each(List<A> things, int threads, Function<A, B> work) {
        ExecutorService executor = Executors.newFixedThreadPool(Math.max(1, threads), body -> {
            Thread thread = new Thread(body, "nightjar-detect");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<B>> answers = new ArrayList<>(things.size());
            things.forEach(thing -> answers.add(executor.submit(() -> work.apply(thing))));
            List<B> all = new ArrayList<>(things.size());
            for (Future<B> answer : answers) {
                all.add(answer.get());
            }
            return all;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new JobCancelledException();
        } finally {
            stop(executor);
        }
    }

    private static void stop(ExecutorService executor) {
        executor.shutdownNow();
        try {
            executor.awaitTermination(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
