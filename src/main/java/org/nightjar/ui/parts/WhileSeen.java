package org.nightjar.ui.parts;

/**
 * What keeps a view up to date, done only while the view is seen. What was missed is made up for, once, when it is seen
 * again, so that views in front need not share the processor with those behind. FX thread only.
 */
public final class WhileSeen implements Hideable {

    private final Runnable work;
    private boolean seen = true;
    private boolean missed;

    public WhileSeen(Runnable work) {
        this.work = work;
    }

    /** Does it, or does it later. */
    public void run() {
        missed = !seen;
        if (seen) {
            work.run();
        }
    }

    @Override
    public void setSeen(boolean now) {
        seen = now;
        if (missed) {
            run();
        }
    }
}
