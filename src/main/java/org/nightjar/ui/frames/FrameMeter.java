package org.nightjar.ui.frames;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;

/**
 * Does something at every pulse and counts: the time from pulse to pulse (a frame, with its rendering where rendering is
 * what holds it up) and the processor time of the FX thread between them. Any thread but the FX thread.
 */
final class FrameMeter {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int TIMEOUT_SECONDS = 900;

    /** What the names of threads begin with that work answers out for the views measured. */
    static final String ANSWERING = "nightjar-frames";

    /**
     * What was counted.
     *
     * @param frames how many
     * @param perSecond over all of them
     * @param longestMillis the longest frame
     * @param late the share of frames longer than 50 ms
     * @param fxMillis median processor time of the FX thread a frame
     * @param renderMillis median processor time of the rendering thread a frame; 0 if it cannot be told
     */
    record Measured(
            int frames, double perSecond, double longestMillis, double late, double fxMillis, double renderMillis) {

        /** What the slower of both threads could reach if it had a processor of its own. */
        double possiblePerSecond() {
            return 1000 / Math.max(0.1, Math.max(fxMillis, renderMillis));
        }
    }

    private FrameMeter() {}

    /** Processor time so far of the threads that work answers out: what a machine that is shared cannot stretch. */
    static long answeringNanos() {
        return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(thread -> thread != null
                        && (thread.getThreadName().startsWith(ANSWERING)
                                || thread.getThreadName().startsWith("ForkJoinPool")))
                .mapToLong(thread -> Math.max(0, THREADS.getThreadCpuTime(thread.getThreadId())))
                .sum();
    }

    /** @param step is told the number of the frame, on the FX thread */
    static Measured measure(Scene scene, int frames, IntConsumer step) throws InterruptedException {
        long[] at = new long[frames + 1];
        long[] cpu = new long[frames + 1];
        long[] render = new long[frames + 1];
        long renderer = renderer();
        CountDownLatch done = new CountDownLatch(1);
        Platform.runLater(() -> new AnimationTimer() {
            private int number = -1;

            @Override
            public void handle(long nanos) {
                // The first pulses after a quiet time wake the toolkit up.
                if (number >= 0) {
                    at[number] = System.nanoTime();
                    cpu[number] = THREADS.getCurrentThreadCpuTime();
                    render[number] = renderer < 0 ? 0 : THREADS.getThreadCpuTime(renderer);
                }
                if (number == frames) {
                    stop();
                    done.countDown();
                    return;
                }
                number++;
                step.accept(number);
                scene.getRoot().requestLayout();
            }
        }.start());
        if (!done.await(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(
                    "the window did not draw " + frames + " frames in " + TIMEOUT_SECONDS + " s");
        }
        return result(at, cpu, render);
    }

    /** The thread that Prism draws on, or -1. */
    private static long renderer() {
        return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().startsWith("QuantumRenderer"))
                .mapToLong(ThreadInfo::getThreadId)
                .findFirst()
                .orElse(-1);
    }

    private static double median(long[] nanos) {
        double[] millis = new double[nanos.length - 1];
        for (int i = 0; i < millis.length; i++) {
            millis[i] = (nanos[i + 1] - nanos[i]) / 1e6;
        }
        Arrays.sort(millis);
        return millis[millis.length / 2];
    }

    private static Measured result(long[] at, long[] cpu, long[] render) {
        int frames = at.length - 1;
        double[] millis = new double[frames];
        for (int i = 0; i < frames; i++) {
            millis[i] = (at[i + 1] - at[i]) / 1e6;
        }
        double all = Arrays.stream(millis).sum();
        return new Measured(
                frames,
                frames * 1000 / all,
                Arrays.stream(millis).max().orElse(0),
                (double) Arrays.stream(millis).filter(one -> one > 50).count() / frames,
                median(cpu),
                median(render));
    }
}
