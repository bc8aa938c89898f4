package org.nightjar.ui.timeline;

import java.util.List;
import org.nightjar.analysis.timeline.TimeAxis;
import org.nightjar.analysis.timeline.TimeAxis.Tick;

/** A stretch of the line of ticks on which a mark stands, so that no label may; in pixels from the view's left. */
record TakenRoom(double from, double to) {

    private static final double GAP = 3;

    /** Of a mark about its middle. */
    static TakenRoom about(double middle, double width) {
        return new TakenRoom(middle - width / 2, middle + width / 2);
    }

    /** Where a label begins that stands beside all marks but ends before the limit; NaN if there is no such place. */
    static double besides(List<TakenRoom> taken, double start, double width, double limit) {
        double at = start;
        for (int tries = 0; tries <= taken.size(); tries++) {
            double here = at;
            double next = taken.stream()
                    .filter(room -> room.from < here + width + GAP && room.to > here - GAP)
                    .mapToDouble(room -> room.to + GAP + 0.5)
                    .max()
                    .orElse(here);
            if (next == here) {
                break;
            }
            at = next;
        }
        return at == start || at + width <= limit ? at : Double.NaN;
    }

    /** Up to where each tick's label may reach: to the next label, or to the end of the axis. */
    static double[] ends(List<Tick> ticks, double pixels) {
        double[] ends = new double[ticks.size()];
        double end = pixels;
        for (int i = ticks.size() - 1; i >= 0; i--) {
            ends[i] = end;
            if (!ticks.get(i).label().isEmpty()) {
                end = ticks.get(i).x() - TimeAxis.LABEL_INSET;
            }
        }
        return ends;
    }
}
