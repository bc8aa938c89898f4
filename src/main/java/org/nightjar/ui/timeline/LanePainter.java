package org.nightjar.ui.timeline;

import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.nightjar.analysis.timeline.Lane;
import org.nightjar.model.Severity;
import org.nightjar.ui.Palette;
import org.nightjar.ui.SeverityPainter;
import org.nightjar.ui.parts.Words;

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
            paintLane(
                    canvas,
                    frame,
                    frame.timeline().lanes().get(lane),
                    layout.laneTop(lane) + (layout.laneHeight() - 1) / 2);
        }
        canvas.restore();
        canvas.setStroke(palette.grid());
        canvas.setLineWidth(1);
        canvas.strokeLine(layout.plotLeft() - 0.5, 0, layout.plotLeft() - 0.5, layout.height());
    }

    /** The user, or what stands where the log names none. */
    static String name(Lane lane, Frame frame) {
        return lane.key().isEmpty()
                ? Words.of("timeline.unsaid")
                : frame.people().shown(frame.timeline().lanesBy(), lane.key());
    }

    private void paintLane(GraphicsContext canvas, Frame frame, Lane lane, double middle) {
        Palette palette = frame.palette();
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
