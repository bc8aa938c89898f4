package org.nightjar.ui.parts;

/** A view that need not keep up while nobody sees it. FX thread only. */
@FunctionalInterface
public interface Hideable {

    /** Tells whether it is seen from now on; a view starts as one that is. */
    void setSeen(boolean seen);
}
