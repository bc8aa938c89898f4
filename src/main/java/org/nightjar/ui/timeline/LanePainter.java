package org.nightjar.ui.timeline;

import java.util.Locale;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.nightjar.analysis.timeline.Lane;
import org.nightjar.model.Dimension;
import org.nightjar.model.People;
import org.nightjar.model.Severity;
import org.nightjar.ui.Palette;
import org.nightjar.ui.SeverityPainter;
import org.nightjar.ui.parts.ValueText;

/** Draws the lanes' names with the gravest severity and the risk of each. */
final class LanePainter {

    private static final double MARK_X = 14;
    private static final double NAME_X = 28;
    private static final double NAME_WIDTH = 94;
    private static final double RISK_X = 128;
    private static final double RISK_WIDTH = 28;
    private static final double RISK_HEIGHT = 5;

    private final TextRuler ruler;

    LanePainter(TextRuler ruler) {
        this.ruler = ruler;
    }

    void paint(GraphicsContext canvas, Frame frame) {
        TimelineLayout layout = frame.layout();
        Palette palette = frame.palette();
        canvas.save();
        canvas.beginPath();
        canvas.rect(0, TimelineLayout.LANES_TOP, layout.width(), layout.lanesHeight());
        canvas.clip();
        int hovered = frame.pointer()
                .map(at -> at.getX() < layout.plotRight() ? layout.laneAt(at.getY()) : -1)
                .orElse(-1);
        canvas.setTextBaseline(VPos.CENTER);
        for (int lane = layout.firstVisibleLane(); lane < layout.endOfVisibleLanes(); lane++) {
            if (lane == hovered || lane == frame.cursorLane()) {
                canvas.setFill(palette.accent().deriveColor(0, 1, 1, lane == hovered ? 0.10 : 0.06));
                canvas.fillRect(0, layout.laneTop(lane), layout.plotLeft(), layout.laneHeight() - 1);
            }
            if (lane == frame.keyLane()) {
                canvas.setFill(palette.accent());
                canvas.fillRect(0, layout.laneTop(lane), 3, layout.laneHeight() - 1);
            }
            Lane here = frame.timeline().lanes().get(lane);
            paintLane(canvas, frame, here, layout.laneTop(lane), layout.laneTop(lane) + (layout.laneHeight() - 1) / 2);
        }
        canvas.restore();
        canvas.setStroke(palette.grid());
        canvas.setLineWidth(1);
        canvas.strokeLine(layout.plotLeft() - 0.5, 0, layout.plotLeft() - 0.5, layout.height());
    }

    /** The user, or what stands where the log names none. */
    static String name(Lane lane, Frame frame) {
        return name(lane, frame.choices(), frame.people());
    }

    /** The name of what the lane, or the group, stands for. */
    static String name(Lane lane, LaneChoices choices, People people) {
        Optional<Dimension> of =
                lane.isGroup() ? choices.groupBy() : choices.lanesBy().dimension();
        String value = lane.isGroup() ? lane.group() : lane.key();
        return of.map(dimension -> ValueText.orUnsaid(dimension, people.shown(dimension, value)))
                .orElse(lane.title());
    }

    private void paintLane(GraphicsContext canvas, Frame frame, Lane lane, double top, double middle) {
        Palette palette = frame.palette();
        if (lane.isGroup()) {
            paintGroup(canvas, frame, lane, top, middle);
            return;
        }
        if (frame.choices().arrangement().pinned().contains(lane.key())) {
            canvas.setFill(palette.accent());
            canvas.fillPolygon(new double[] {4, 11, 4}, new double[] {top + 2, top + 2, top + 9}, 3);
        }
        lane.severity()
                .ifPresent(severity -> SeverityPainter.draw(
                        canvas, severity, MARK_X, middle, 10, palette.severity(severity), palette.surface()));
        String name = name(lane, frame);
        boolean ranked = lane.risk() > 0;
        canvas.setFont(TextRuler.BODY);
        canvas.setTextAlign(TextAlignment.LEFT);
        canvas.setFill(palette.text());
        canvas.fillText(
                ruler.middle(name, ranked ? NAME_WIDTH : TimelineLayout.HEADER_WIDTH - NAME_X - 8), NAME_X, middle);
        if (ranked) {
            paintRisk(canvas, palette, lane.risk(), middle);
        }
    }

    /** A triangle tells whether the group is folded. */
    private void paintGroup(GraphicsContext canvas, Frame frame, Lane group, double top, double middle) {
        Palette palette = frame.palette();
        boolean folded = frame.choices().arrangement().folded().contains(group.key());
        canvas.setFill(palette.grid().interpolate(palette.surface(), 0.55));
        canvas.fillRect(0, top, frame.layout().plotLeft() - 1, frame.layout().laneHeight() - 1);
        canvas.setFill(palette.textMuted());
        if (folded) {
            canvas.fillPolygon(new double[] {10, 10, 17}, new double[] {middle - 5, middle + 5, middle}, 3);
        } else {
            canvas.fillPolygon(new double[] {8, 19, 13.5}, new double[] {middle - 3, middle - 3, middle + 4}, 3);
        }
        canvas.setFont(TextRuler.STRONG);
        canvas.setTextAlign(TextAlignment.LEFT);
        canvas.setFill(palette.text());
        canvas.fillText(ruler.middle(name(group, frame), TimelineLayout.HEADER_WIDTH - NAME_X - 8), NAME_X - 2, middle);
    }

    private static void paintRisk(GraphicsContext canvas, Palette palette, double risk, double middle) {
        double top = Math.round(middle - RISK_HEIGHT / 2);
        canvas.setFill(palette.grid());
        canvas.fillRect(RISK_X, top, RISK_WIDTH, RISK_HEIGHT);
        canvas.setFill(palette.severity(Severity.ofScore(risk)));
        canvas.fillRect(RISK_X, top, Math.max(1, RISK_WIDTH * Math.min(100, risk) / 100), RISK_HEIGHT);
        canvas.setFont(TextRuler.SMALL);
        canvas.setFill(palette.textMuted());
        canvas.setTextAlign(TextAlignment.RIGHT);
        canvas.fillText(String.format(Locale.ROOT, "%.0f", risk), TimelineLayout.HEADER_WIDTH - 10, middle);
    }
}
