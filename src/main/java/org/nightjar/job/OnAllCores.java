package org.nightjar.job;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Does the same with each of many things, on as many threads as there are cores; answers keep the order of things. */
public final class OnAllCores {

    /** How many things are done at once. */
    public static final int CORES = Runtime.getRuntime().availableProcessors();

    private OnAllCores() {}

    /**
     * What is done with one of them.
     *
     * @param <E> what may go wrong with it
     */
    public interface Work<A, B, E extends Exception> {
        B with(A thing) throws E;
    }

    /** On all cores; see the other. */
    public static <A, B, E extends Exception> List<B> each(List<A> things, Work<A, B, E> work) throws E {
        return each(things, CORES, work);
    }

    /**
     * The first failure, in the order of things, ends everything: what has begun goes on to its end or to where it looks for
     * a cancel, and nothing else begins. No thread is interrupted, for a thread that is interrupted while it reads from the
     * database closes the database's file for all. No thread is left when it returns.
     */
    public static <A, B, E extends Exception> List<B> each(List<A> things, int many, Work<A, B, E> work) throws E {
        ExecutorService threads = threads("nightjar-work", many);
        List<Future<B>> answers = new ArrayList<>(things.size());
        try {
            for (A thing : things) {
                answers.add(threads.submit(() -> work.with(thing)));
            }
            List<B> all = new ArrayList<>(things.size());
            for (Future<B> answer : answers) {
                all.add(answer.get());
            }
            return all;
        } catch (ExecutionException failed) {
            throw OnAllCores.<E>cause(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new JobCancelledException();
        } finally {
            answers.forEach(answer -> answer.cancel(false));
            threads.shutdown();
            await(threads);
        }
    }

    /** Work throws nothing checked but E. */
    @SuppressWarnings("unchecked")
    private static <E extends Exception> E cause(ExecutionException failed) {
        if (failed.getCause() instanceof RuntimeException unexpected) {
            throw unexpected;
        }
        if (failed.getCause() instanceof Exception known) {
            return (E) known;
        }
        throw new IllegalStateException(failed.getCause());
    }

    /** As many threads as there are cores, which do not keep the program alive; to be stopped. */
    public static ExecutorService threads(String name) {
        return threads(name, CORES);
    }

    private static ExecutorService threads(String name, int many) {
        return Executors.newFixedThreadPool(many, body -> {
            Thread thread = new Thread(body, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Interrupts them and waits a while for their end. */
    public static void stop(ExecutorService threads) {
        threads.shutdownNow();
        await(threads);
    }

    private static void await(ExecutorService threads) {
        try {
            threads.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
