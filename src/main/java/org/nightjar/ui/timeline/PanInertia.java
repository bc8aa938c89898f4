package org.nightjar.ui.timeline;

import java.util.function.DoubleConsumer;
import javafx.animation.AnimationTimer;

/** Lets a pan glide on when the hand lets go, and stops when it takes hold again. FX thread only. */
final class PanInertia {

    private static final double REMEMBERED_MILLIS = 60;

    private final DoubleConsumer pan;
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long nanos) {
            step(nanos);
        }
    };
    private Glide glide = new Glide(0);
    private long startNanos;
    private double panned;
    private double olderX;
    private long olderNanos;
    private double lastX;
    private long lastNanos;

    /** @param pan moves what is seen by pixels; above 0 the hand went right */
    PanInertia(DoubleConsumer pan) {
        this.pan = pan;
    }

    /** The hand has taken hold. */
    void hold(double x) {
        timer.stop();
        lastX = x;
        olderX = x;
        lastNanos = System.nanoTime();
        olderNanos = lastNanos;
    }

    /** The hand is there. */
    void move(double x) {
        long now = System.nanoTime();
        if ((now - olderNanos) / 1e6 > REMEMBERED_MILLIS) {
            olderX = lastX;
            olderNanos = lastNanos;
        }
        lastX = x;
        lastNanos = now;
    }

    /** The hand has let go. */
    void letGo() {
        long now = System.nanoTime();
        glide = Glide.from(lastX - olderX, (lastNanos - olderNanos) / 1e6, (now - lastNanos) / 1e6);
        if (glide.moves()) {
            startNanos = now;
            panned = 0;
            timer.start();
        }
    }

    void stop() {
        timer.stop();
    }

    private void step(long nanos) {
        double millis = Math.max(0, (nanos - startNanos) / 1e6);
        double wanted = glide.pixelsAfter(millis);
        pan.accept(wanted - panned);
        panned = wanted;
        if (glide.restsAfter(millis)) {
            timer.stop();
        }
    }
}
