package org.nightjar.ui.parts;

import javafx.animation.AnimationTimer;

/** Does something once some frames were drawn: what can wait until what is seen first is there. FX thread only. */
public final class AfterFrames {

    private AfterFrames() {}

    /** @param frames how many are to be drawn before */
    public static void run(int frames, Runnable action) {
        new AnimationTimer() {
            private int drawn;

            @Override
            public void handle(long now) {
                if (++drawn > frames) {
                    stop();
                    action.run();
                }
            }
        }.start();
    }
}
