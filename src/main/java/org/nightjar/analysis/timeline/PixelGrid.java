package org.nightjar.analysis.timeline;

import org.nightjar.store.EventIndex;

/**
 * A window cut into pixel columns of equal length, with the index row at every edge: worked out once a frame, used by
 * every lane.
 */
public final class PixelGrid {

    private final TimeWindow window;
    private final int pixels;
    private final long[] edgeMillis;
    private final int[] edgeRows;

    PixelGrid(EventIndex index, TimeWindow window, int pixels) {
        this.window = window;
        this.pixels = pixels;
        edgeMillis = new long[pixels + 1];
        edgeRows = new int[pixels + 1];
        for (int edge = 0; edge <= pixels; edge++) {
            edgeMillis[edge] = window.fromMillis() + window.lengthMillis() * edge / pixels;
            edgeRows[edge] = index.rowAtOrAfter(edgeMillis[edge]);
        }
    }

    public TimeWindow window() {
        return window;
    }

    public int pixels() {
        return pixels;
    }

    /** Where the column of that number begins; {@code edgeMillis(pixels())} is the end of the window. */
    public long edgeMillis(int edge) {
        return edgeMillis[edge];
    }

    /** The first row at or after that edge. */
    int edgeRow(int edge) {
        return edgeRows[edge];
    }
}
