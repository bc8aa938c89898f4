package org.nightjar.ui.timeline;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.nightjar.analysis.timeline.TimeWindow;
import org.nightjar.ui.Palette;

/** Draws what is picked: the visible window in the overview, the range and its edges, the event's and the mouse's line. */
final class CursorPainter {

    private static final double NARROWEST_WITH_GRIPS = 10;

    private final TextRuler ruler;

    CursorPainter(TextRuler ruler) {
        this.ruler = ruler;
    }

    void paint(GraphicsContext canvas, Frame frame) {
        paintWindowInOverview(canvas, frame);
        TimelineLayout layout = frame.layout();
        canvas.save();
        canvas.beginPath();
        canvas.rect(layout.plotLeft(), 0, layout.plotWidth(), layout.height());
        canvas.clip();
        frame.range().ifPresent(range -> paintRange(canvas, frame, range));
        paintPointer(canvas, frame);
        frame.cursorMillis().ifPresent(millis -> paintCursor(canvas, frame, millis));
        canvas.restore();
    }

    private static void paintWindowInOverview(GraphicsContext canvas, Frame frame) {
        TimelineLayout layout = frame.layout();
        Palette palette = frame.palette();
        double from = Math.floor(layout.overviewXOf(layout.window().fromMillis()));
        double to = Math.ceil(layout.overviewXOf(layout.window().toMillis()));
        to = Math.max(to, from + 3);
        double top = 3.5;
        double height = TimelineLayout.OVERVIEW_HEIGHT - 7;
        canvas.setFill(fade(palette.background(), 0.62));
        canvas.fillRect(layout.plotLeft(), 4, from - layout.plotLeft(), height - 1);
        canvas.fillRect(to, 4, layout.plotRight() - to, height - 1);
        canvas.setStroke(palette.accent());
        canvas.setLineWidth(1);
        canvas.strokeRect(from + 0.5, top, to - from - 1, height);
        canvas.setFill(palette.accent());
        if (to - from < NARROWEST_WITH_GRIPS) {
            canvas.fillRect(from, top, to - from, height);
            return;
        }
        double gripTop = TimelineLayout.OVERVIEW_HEIGHT / 2 - 6;
        canvas.fillRoundRect(from - 1, gripTop, 4, 12, 3, 3);
        canvas.fillRoundRect(to - 3, gripTop, 4, 12, 3, 3);
    }

    private void paintRange(GraphicsContext canvas, Frame frame, TimeWindow range) {
        TimelineLayout layout = frame.layout();
        Palette palette = frame.palette();
        double from = layout.xOf(range.fromMillis());
        double to = Math.max(layout.xOf(range.toMillis()), from + 1);
        double axisTop = TimelineLayout.LANES_TOP - 5;
        canvas.setFill(fade(palette.accent(), frame.brushing() ? 0.14 : 0.08));
        canvas.fillRect(from, TimelineLayout.LANES_TOP, to - from, layout.lanesHeight());
        canvas.setFill(palette.accent());
        canvas.fillRect(from, axisTop, to - from, 4);
        canvas.setStroke(palette.accent());
        canvas.setLineWidth(1);
        for (double edge : new double[] {from, to}) {
            double x = Math.floor(edge) + 0.5;
            canvas.strokeLine(x, axisTop, x, layout.height());
        }
        double overviewFrom = layout.overviewXOf(range.fromMillis());
        double overviewTo = layout.overviewXOf(range.toMillis());
        canvas.fillRect(overviewFrom, TimelineLayout.OVERVIEW_HEIGHT - 4, Math.max(2, overviewTo - overviewFrom), 3);
        String label = TimeText.length(range.lengthMillis());
        double width = ruler.width(label, TextRuler.STRONG) + 10;
        if (width + 6 <= to - from || frame.brushing()) {
            chip(canvas, palette.accent(), palette.surface(), label, (from + to) / 2, layout.height() - 12, width);
        }
    }

    private static void chip(
            GraphicsContext canvas, Color ground, Color text, String label, double x, double y, double width) {
        canvas.setFill(ground);
        canvas.fillRoundRect(x - width / 2, y - 8, width, 16, 6, 6);
        canvas.setFill(text);
        canvas.setFont(TextRuler.STRONG);
        canvas.setTextAlign(TextAlignment.CENTER);
        canvas.setTextBaseline(VPos.CENTER);
        canvas.fillText(label, x, y);
    }

    private static void paintPointer(GraphicsContext canvas, Frame frame) {
        frame.pointer()
                .filter(at -> frame.layout().partAt(at.getX(), at.getY()) == TimelineLayout.Part.PLOT
                        || frame.layout().partAt(at.getX(), at.getY()) == TimelineLayout.Part.AXIS)
                .ifPresent(at -> {
                    double x = Math.floor(at.getX()) + 0.5;
                    canvas.setStroke(fade(frame.palette().textMuted(), 0.55));
                    canvas.setLineWidth(1);
                    canvas.strokeLine(
                            x, TimelineLayout.LANES_TOP - 8, x, frame.layout().height());
                });
    }

    private static void paintCursor(GraphicsContext canvas, Frame frame, long millis) {
        TimelineLayout layout = frame.layout();
        if (!layout.window().contains(millis)) {
            return;
        }
        double x = Math.floor(layout.xOf(millis)) + 0.5;
        double top = TimelineLayout.LANES_TOP;
        canvas.setStroke(frame.palette().text());
        canvas.setLineWidth(1);
        canvas.strokeLine(x, top - 6, x, layout.height());
        canvas.setFill(frame.palette().text());
        canvas.fillPolygon(new double[] {x - 5, x + 5, x}, new double[] {top - 8, top - 8, top - 1}, 3);
        if (frame.cursorLane() >= 0) {
            double laneTop = layout.laneTop(frame.cursorLane());
            if (laneTop >= top) {
                canvas.setLineWidth(3);
                canvas.strokeLine(x, laneTop + 2, x, laneTop + layout.laneHeight() - 2);
            }
        }
    }

    private static Color fade(Color colour, double opacity) {
        return Color.color(colour.getRed(), colour.getGreen(), colour.getBlue(), opacity);
    }
}
