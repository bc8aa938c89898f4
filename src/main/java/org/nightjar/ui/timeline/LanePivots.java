package org.nightjar.ui.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightjar.analysis.timeline.Lane;
import org.nightjar.model.Dimension;
import org.nightjar.model.QueryText;
import org.nightjar.ui.Pivot;
import org.nightjar.ui.Pivots;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Words;

/** What the menu of a lane offers: pivots on what the lane stands for, pinning, folding. FX thread only. */
final class LanePivots {

    private final WorkbenchViewModel workbench;
    private final TimelineLanes lanes;

    LanePivots(WorkbenchViewModel workbench, TimelineLanes lanes) {
        this.workbench = workbench;
        this.lanes = lanes;
    }

    /** @param pick what a click on the lane's name does */
    List<Pivot> on(Lane lane, Optional<Instant> moment, Runnable pick) {
        List<Pivot> pivots = new ArrayList<>();
        Pivots offer = new Pivots(workbench, Optional.empty());
        LaneChoices choices = lanes.choices();
        Optional<Dimension> dimension =
                lane.isGroup() ? choices.groupBy() : choices.lanesBy().dimension();
        if (lane.isGroup()) {
            boolean folded = choices.arrangement().folded().contains(lane.key());
            pivots.add(new Pivot(
                    Pivot.Kind.FOCUS, Words.of(folded ? "timeline.unfold" : "timeline.fold", lane.title()), pick));
            pivots.add(new Pivot(Pivot.Kind.MORE, Words.of("timeline.foldAll"), lanes::foldAll));
        } else if (dimension.isEmpty()) {
            pivots.add(new Pivot(Pivot.Kind.FOCUS, Words.of("timeline.focusFinding"), pick));
        } else if (dimension.get() == Dimension.USER) {
            pivots.add(new Pivot(Pivot.Kind.FOCUS, Words.of("pivot.focus"), pick));
        }
        if (dimension.isPresent()) {
            pivots.addAll(offer.on(dimension.get(), lane.isGroup() ? lane.group() : lane.key(), moment));
        } else {
            lane.findings().stream()
                    .findFirst()
                    .ifPresent(finding -> pivots.addAll(offer.on(
                            Words.of("timeline.thisFinding"), QueryText.events(finding.eventIds()), finding.title())));
            moment.ifPresent(at -> pivots.add(offer.around(at)));
        }
        if (!lane.isGroup()) {
            boolean pinned = choices.arrangement().pinned().contains(lane.key());
            pivots.add(new Pivot(
                    Pivot.Kind.MORE,
                    Words.of(pinned ? "timeline.unpin" : "timeline.pin"),
                    () -> lanes.choose(lanes.choices().pinToggled(lane.key()))));
        }
        return List.copyOf(pivots);
    }
}
