package org.nightjar.ui.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nightjar.analysis.timeline.TimeWindow;
import org.nightjar.analysis.timeline.TimelineModel;
import org.nightjar.model.Finding;

/**
 * A finding as placed in its lane. Findings that would cover one another share the place of the best, which counts
 * them.
 *
 * @param finding the best of those at this place
 * @param more how many others are there
 * @param x centre of the mark
 * @param y centre of the mark
 * @param fromX start of the finding's window
 * @param toX end of it
 */
record FindingMarker(Finding finding, int more, double x, double y, double fromX, double toX) {

    static final double SIZE = 11;

    /** Marks nearer than this share a place. */
    private static final double APART = 13;

    private static final double REACH = 9;

    /** The markers of all visible lanes. */
    static List<FindingMarker> place(TimelineModel timeline, TimelineLayout layout) {
        List<FindingMarker> placed = new ArrayList<>();
        for (int lane = layout.endOfVisibleLanes() - 1; lane >= layout.firstVisibleLane(); lane--) {
            FindingMarker[] slots = new FindingMarker[(int) (layout.plotWidth() / APART) + 3];
            double y = layout.laneTop(lane) + 3 + SIZE / 2;
            for (Finding finding : timeline.lanes().get(lane).findings()) {
                placeIn(slots, finding, layout, y);
            }
            for (int slot = slots.length - 1; slot >= 0; slot--) {
                if (slots[slot] != null) {
                    placed.add(slots[slot]);
                }
            }
        }
        return placed;
    }

    private static void placeIn(FindingMarker[] slots, Finding finding, TimelineLayout layout, double y) {
        TimeWindow window = TimelineViewModel.windowOf(finding);
        if (!window.overlaps(layout.window())) {
            return;
        }
        double fromX = Math.max(layout.plotLeft(), layout.xOf(window.fromMillis()));
        double toX = Math.min(layout.plotRight(), layout.xOf(window.toMillis()));
        double x = Math.max(layout.plotLeft() + SIZE / 2 + 1, fromX);
        int slot = 1 + (int) ((x - layout.plotLeft()) / APART);
        for (int near = slot - 1; near <= slot + 1; near++) {
            FindingMarker there = slots[near];
            if (there != null && Math.abs(there.x - x) < APART) {
                slots[near] =
                        new FindingMarker(there.finding, there.more + 1, there.x, there.y, there.fromX, there.toX);
                return;
            }
        }
        slots[slot] = new FindingMarker(finding, 0, x, y, fromX, toX);
    }

    /** The marker under the mouse. */
    static Optional<FindingMarker> at(List<FindingMarker> markers, double x, double y) {
        return markers.stream()
                .filter(marker -> Math.hypot(marker.x - x, marker.y - y) <= REACH)
                .min(Comparator.comparingDouble(marker -> Math.hypot(marker.x - x, marker.y - y)));
    }
}
