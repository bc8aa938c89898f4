package org.nightjar.ui.timeline;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightjar.analysis.timeline.Lane;
import org.nightjar.model.AnnotationSubject;
import org.nightjar.model.Dimension;
import org.nightjar.store.EventIndex;
import org.nightjar.ui.Annotating;
import org.nightjar.ui.Pivot;
import org.nightjar.ui.Pivots;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Words;

/** What the menu of a lane offers: pivots on what the lane stands for, pinning, folding. FX thread only. */
final class LanePivots {

    private final WorkbenchViewModel workbench;
    private final TimelineLanes lanes;

    LanePivots(WorkbenchViewModel workbench, TimelineLanes lanes) {
        this.workbench = workbench;
        this.lanes = lanes;
    }

    /**
     * The pivots.
     *
     * @param nearest id of the lane's event nearest to the moment
     * @param pick what a click on the lane's name does
     */
    List<Pivot> on(Lane lane, Optional<Instant> moment, Optional<String> nearest, Runnable pick) {
        List<Pivot> pivots = new ArrayList<>();
        Pivots offer = new Pivots(workbench, Optional.empty());
        LaneChoices choices = lanes.choices();
        Optional<Dimension> dimension =
                lane.isGroup() ? choices.groupBy() : choices.lanesBy().dimension();
        if (lane.isGroup()) {
            boolean folded = choices.arrangement().folded().contains(lane.key());
            pivots.add(new Pivot(
                    Pivot.Kind.FOCUS,
                    Words.of(
                            folded ? "timeline.unfold" : "timeline.fold",
                            LanePainter.name(lane, choices, workbench.data().people())),
                    pick));
            pivots.add(new Pivot(Pivot.Kind.MORE, Words.of("timeline.foldAll"), lanes::foldAll));
        } else if (dimension.equals(Optional.of(Dimension.USER))) {
            pivots.add(new Pivot(Pivot.Kind.FOCUS, Words.of("pivot.focus"), pick));
        }
        if (dimension.isPresent()) {
            pivots.addAll(offer.on(dimension.get(), lane.isGroup() ? lane.group() : lane.key(), moment));
        } else {
            lane.findings().stream()
                    .findFirst()
                    .ifPresent(finding -> pivots.addAll(new FindingPivots(workbench).on(finding)));
        }
        annotations(pivots, moment, nearest);
        if (!lane.isGroup()) {
            boolean pinned = choices.arrangement().pinned().contains(lane.key());
            pivots.add(new Pivot(
                    Pivot.Kind.MORE,
                    Words.of(pinned ? "timeline.unpin" : "timeline.pin"),
                    () -> lanes.choose(lanes.choices().pinToggled(lane.key()))));
        }
        return List.copyOf(pivots);
    }

    /** Tags and notes on the event there, and notes on the moment itself. */
    private void annotations(List<Pivot> pivots, Optional<Instant> moment, Optional<String> nearest) {
        EventIndex index = workbench.data().index();
        int row = nearest.map(index::findRow).orElse(-1);
        if (row >= 0) {
            String event = Words.of(
                    "timeline.nearest",
                    index.value(Dimension.ACTION, row),
                    Figures.time(index.time(row), workbench.zoneProperty().get()));
            pivots.add(new Pivot(
                    Pivot.Kind.MORE,
                    Words.of("timeline.tagEvent", event),
                    () -> workbench.annotate(Annotating.event(Annotating.What.TAG, index, row))));
            pivots.add(new Pivot(
                    Pivot.Kind.MORE,
                    Words.of("timeline.noteEvent", event),
                    () -> workbench.annotate(Annotating.event(Annotating.What.NOTE, index, row))));
        }
        moment.map(at -> at.truncatedTo(ChronoUnit.SECONDS))
                .ifPresent(at -> pivots.add(new Pivot(
                        Pivot.Kind.MORE,
                        Words.of(
                                "timeline.noteMoment",
                                Figures.time(at, workbench.zoneProperty().get())),
                        () -> workbench.annotate(Annotating.note(AnnotationSubject.time(at), index)))));
    }
}
