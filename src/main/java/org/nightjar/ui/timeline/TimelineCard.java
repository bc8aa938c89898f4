package org.nightjar.ui.timeline;

import javafx.scene.canvas.Canvas;
import javafx.scene.paint.Color;
import org.nightjar.analysis.timeline.EventClass;
import org.nightjar.analysis.timeline.Lane;
import org.nightjar.analysis.timeline.TimeWindow;
import org.nightjar.model.Dimension;
import org.nightjar.model.Finding;
import org.nightjar.ui.HoverCard;
import org.nightjar.ui.Palette;
import org.nightjar.ui.SeverityPainter;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.SeverityMark;
import org.nightjar.ui.parts.Words;

/** Says on a card what lies under the mouse: a lane, a finding, or what happened in a column of pixels. FX thread. */
final class TimelineCard {

    private final HoverCard card;

    TimelineCard(HoverCard card) {
        this.card = card;
    }

    /** Fills the card from the frame and puts it beside the mouse, or takes it away where there is nothing to say. */
    void follow(Frame frame) {
        TimelineLayout layout = frame.layout();
        double x = frame.pointer().map(at -> at.getX()).orElse(-1.0);
        double y = frame.pointer().map(at -> at.getY()).orElse(-1.0);
        int number = layout.laneAt(y);
        TimelineLayout.Part part = layout.partAt(x, y);
        if (number < 0 || (part != TimelineLayout.Part.PLOT && part != TimelineLayout.Part.HEADER)) {
            card.dismiss();
            return;
        }
        Lane lane = frame.timeline().lanes().get(number);
        if (part == TimelineLayout.Part.HEADER) {
            sayLane(frame, lane);
        } else {
            FindingMarker.at(frame.markers(), x, y)
                    .ifPresentOrElse(marker -> sayFinding(frame, marker), () -> sayColumn(frame, lane, x));
        }
        card.showAt(x, y, layout.width(), layout.height());
    }

    private void sayLane(Frame frame, Lane lane) {
        card.titled(LanePainter.name(lane, frame), frame.palette());
        if (lane.risk() > 0) {
            card.say(Words.of("timeline.risk", Math.round(lane.risk())), false);
        }
        card.say(
                Words.count("events", lane.size()) + " · "
                        + Words.count("findings", lane.findings().size()),
                true);
        card.say(Words.of("timeline.clickUser"), true);
    }

    private void sayFinding(Frame frame, FindingMarker marker) {
        Finding finding = marker.finding();
        Palette palette = frame.palette();
        Canvas mark = new Canvas(14, 14);
        SeverityPainter.draw(
                mark.getGraphicsContext2D(),
                finding.severity(),
                7,
                7,
                12,
                palette.severity(finding.severity()),
                palette.surface());
        card.titled(finding.title(), palette).marked(mark);
        card.say(
                Words.of(
                        "timeline.finding",
                        SeverityMark.name(finding.severity()),
                        Math.round(finding.score()),
                        frame.people().shown(Dimension.USER, finding.user())),
                false);
        card.say(TimeText.span(TimelineViewModel.windowOf(finding), frame.zone()), true);
        if (!finding.explanation().summary().isEmpty()) {
            card.say(finding.explanation().summary(), false);
        }
        if (marker.more() > 0) {
            card.say(Words.of("timeline.moreHere", Words.count("findings", marker.more())), true);
        }
    }

    /** The counts of the pixel column under the mouse. */
    private void sayColumn(Frame frame, Lane lane, double x) {
        TimelineLayout layout = frame.layout();
        double column = Math.floor(x - layout.plotLeft()) + layout.plotLeft();
        long from = layout.millisAt(column);
        TimeWindow window = new TimeWindow(from, Math.max(from + 1, layout.millisAt(column + 1)));
        int[] counts = frame.timeline().counts(lane, window);
        Palette palette = frame.palette();
        card.titled(LanePainter.name(lane, frame), palette);
        card.say(TimeText.span(window, frame.zone()), true);
        count(counts[EventClass.ORDINARY.ordinal()], "reads", palette.events());
        count(counts[EventClass.WRITE.ordinal()], "writes", palette.writes());
        int failed = counts[EventClass.ERROR.ordinal()];
        if (failed > 0) {
            card.swatch(palette.errors(), Words.of("card.errors.value", Figures.count(failed)));
        }
        if (counts[0] + counts[1] + counts[2] == 0) {
            card.say(Words.of("timeline.noEvents"), true);
        }
    }

    private void count(int number, String noun, Color color) {
        if (number > 0) {
            card.swatch(color, Words.count(noun, number));
        }
    }
}
