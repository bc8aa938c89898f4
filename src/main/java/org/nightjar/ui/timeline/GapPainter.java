package org.nightjar.ui.timeline;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.nightjar.analysis.coverage.LoggingGap;
import org.nightjar.analysis.timeline.TimeWindow;

/** Draws the times in which the log says less than it should: hatched over the lanes, a bar below the axis. */
final class GapPainter {

    /** Height of the bar below the axis, in which the card says what is wrong. */
    static final double BAR_HEIGHT = 5;

    private static final double HATCH = 9;

    void paint(GraphicsContext canvas, Frame frame) {
        TimelineLayout layout = frame.layout();
        Color colour = frame.palette().errors();
        canvas.save();
        canvas.beginPath();
        canvas.rect(layout.plotLeft(), 0, layout.plotWidth(), layout.height());
        canvas.clip();
        for (LoggingGap gap : frame.surroundings().gaps()) {
            TimeWindow time = window(gap);
            double overview = layout.overviewXOf(time.fromMillis());
            canvas.setFill(colour);
            canvas.fillRect(
                    overview,
                    TimelineLayout.OVERVIEW_HEIGHT - 3,
                    Math.max(2, layout.overviewXOf(time.toMillis()) - overview),
                    2);
            if (time.overlaps(layout.window())) {
                paintGap(canvas, layout, colour, time, gap.kind() == LoggingGap.Kind.STOPPED);
            }
        }
        canvas.restore();
    }

    private static void paintGap(
            GraphicsContext canvas, TimelineLayout layout, Color colour, TimeWindow time, boolean stopped) {
        double from = Math.max(layout.plotLeft(), layout.xOf(time.fromMillis()));
        double to = Math.min(layout.plotRight(), Math.max(from + 2, layout.xOf(time.toMillis())));
        double top = TimelineLayout.LANES_TOP;
        canvas.setFill(colour);
        canvas.fillRect(from, top - BAR_HEIGHT, to - from, BAR_HEIGHT - 2);
        canvas.save();
        canvas.beginPath();
        canvas.rect(from, top, to - from, layout.lanesHeight());
        canvas.clip();
        canvas.setStroke(colour.deriveColor(0, 1, 1, stopped ? 0.22 : 0.12));
        canvas.setLineWidth(1);
        double height = layout.lanesHeight();
        for (double x = Math.floor((from - height) / HATCH) * HATCH; x < to; x += HATCH) {
            canvas.strokeLine(x, top + height, x + height, top);
        }
        canvas.restore();
    }

    static TimeWindow window(LoggingGap gap) {
        long from = gap.from().toEpochMilli();
        return new TimeWindow(from, Math.max(from + 1, gap.to().toEpochMilli()));
    }
}
