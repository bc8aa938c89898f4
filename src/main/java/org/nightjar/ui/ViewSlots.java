package org.nightjar.ui;

import java.util.Optional;
import javafx.scene.layout.Region;

/**
 * The places of the window for views that are built on their own. An empty slot is not shown. Fill them where the
 * window is wired: {@code ViewSlots.NONE.withTimeline(TimelineView::new).withMap(CaseMapView::new)}.
 *
 * @param timeline above the tabs, over their whole width
 * @param map a tab
 * @param graph a tab
 */
public record ViewSlots(Optional<Slot> timeline, Optional<Slot> map, Optional<Slot> graph) {

    /** Makes the view of one open case; called on the FX thread. */
    @FunctionalInterface
    public interface Slot {
        Region create(WorkbenchViewModel model);
    }

    /** No slot filled. */
    public static final ViewSlots NONE = new ViewSlots(Optional.empty(), Optional.empty(), Optional.empty());

    public ViewSlots withTimeline(Slot view) {
        return new ViewSlots(Optional.of(view), map, graph);
    }

    public ViewSlots withMap(Slot view) {
        return new ViewSlots(timeline, Optional.of(view), graph);
    }

    public ViewSlots withGraph(Slot view) {
        return new ViewSlots(timeline, map, Optional.of(view));
    }
}
