package org.nightjar.ui;

/**
 * When a picture that can be moved is shown whole anew: at first, when that is asked for, and when the view becomes another size;
 * what was moved by hand stays where it is then. FX thread only.
 */
public final class FitToSize {

    private boolean fitted;
    private boolean byHand;
    private double width;
    private double height;

    /** Whether there is yet something to be fitted, or it is to be fitted anew. */
    public boolean isWanted() {
        return !fitted;
    }

    /** Asks for it at the next layout. */
    public void want() {
        fitted = false;
    }

    /** Whether it is to be fitted now to a view of that size, which is remembered. */
    public boolean isDue(double viewWidth, double viewHeight) {
        boolean due = !fitted || !byHand && (viewWidth != width || viewHeight != height);
        if (due) {
            width = viewWidth;
            height = viewHeight;
        }
        return due;
    }

    /** @param whole whether there was a picture and a size to fit it to */
    public void done(boolean whole) {
        fitted = whole;
        byHand = false;
    }

    /** Somebody moved it. */
    public void movedByHand() {
        byHand = true;
    }
}
