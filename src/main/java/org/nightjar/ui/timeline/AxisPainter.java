package org.nightjar.ui.timeline;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.nightjar.analysis.timeline.TimeAxis;
import org.nightjar.analysis.timeline.TimeAxis.Period;
import org.nightjar.analysis.timeline.TimeAxis.Tick;
import org.nightjar.model.TimeRange;
import org.nightjar.model.ZoneName;
import org.nightjar.ui.Palette;
import org.nightjar.ui.parts.Words;

/** Draws the calendar: periods above, ticks below, grid lines through the lanes, and the zone's name at the left. */
final class AxisPainter {

    private static final double LEGEND_Y = 34;
    private static final double PERIOD_Y = TimelineLayout.OVERVIEW_HEIGHT + 10;
    private static final double TICK_Y = TimelineLayout.OVERVIEW_HEIGHT + 29;

    private final TextRuler ruler;

    AxisPainter(TextRuler ruler) {
        this.ruler = ruler;
    }

    /** @param taken where marks stand on the line of the ticks, which their labels go round */
    void paint(GraphicsContext canvas, Frame frame, List<TakenRoom> taken) {
        TimelineLayout layout = frame.layout();
        Palette palette = frame.palette();
        TimeAxis axis = TimeAxis.of(layout.window(), frame.zone(), layout.plotWidth(), ruler::small);
        canvas.setTextBaseline(VPos.CENTER);
        canvas.setTextAlign(TextAlignment.LEFT);
        double[] ends = TakenRoom.ends(axis.ticks(), layout.plotWidth());
        for (int i = 0; i < axis.ticks().size(); i++) {
            Tick tick = axis.ticks().get(i);
            double x = Math.floor(layout.plotLeft() + tick.x()) + 0.5;
            canvas.setFill(palette.grid().interpolate(palette.textMuted(), tick.strong() ? 0.35 : 0));
            line(canvas, x, TimelineLayout.LANES_TOP - 8, layout.height());
            canvas.setFont(TextRuler.SMALL);
            canvas.setFill(tick.strong() ? palette.text() : palette.textMuted());
            double labelAt = TakenRoom.besides(
                    taken,
                    x + TimeAxis.LABEL_INSET,
                    ruler.width(tick.label(), TextRuler.SMALL),
                    layout.plotLeft() + ends[i]);
            if (!Double.isNaN(labelAt)) {
                canvas.fillText(tick.label(), labelAt, TICK_Y);
            }
        }
        canvas.setFont(TextRuler.STRONG);
        for (Period period : axis.periods()) {
            double x = Math.floor(layout.plotLeft() + period.fromX()) + 0.5;
            canvas.setFill(palette.text());
            canvas.fillText(period.label(), x + TimeAxis.LABEL_INSET, PERIOD_Y);
            if (period.fromX() > 0) {
                canvas.setFill(palette.grid().interpolate(palette.textMuted(), 0.35));
                line(canvas, x, TimelineLayout.OVERVIEW_HEIGHT + 2, TimelineLayout.LANES_TOP - 8);
            }
        }
        canvas.setFill(palette.grid());
        canvas.fillRect(0, TimelineLayout.LANES_TOP - 1, layout.plotRight(), 1);
        paintCorner(canvas, frame);
    }

    /** Filled, not stroked: a stroke is a shape to be found the edges of, a column of pixels is only written. */
    private static void line(GraphicsContext canvas, double middle, double top, double foot) {
        canvas.fillRect(middle - 0.5, top, 1, foot - top);
    }

    private void paintCorner(GraphicsContext canvas, Frame frame) {
        Palette palette = frame.palette();
        canvas.setFont(TextRuler.SMALL);
        double x = legend(canvas, palette.events(), Words.of("timeline.reads"), 10, palette);
        x = legend(canvas, palette.writes(), Words.of("timeline.writes"), x, palette);
        legend(canvas, palette.errors(), Words.of("timeline.failed"), x, palette);
        canvas.setFill(palette.textMuted());
        String length = Words.of(
                "timeline.window", TimeText.length(frame.layout().window().lengthMillis()));
        String clock = clock(frame);
        canvas.fillText(clock, 10, TICK_Y);
        double free = weekBeforeX() - 18;
        boolean besideLength = 10 + ruler.width(length, TextRuler.SMALL) <= free;
        boolean besideClock = 10 + ruler.width(clock, TextRuler.SMALL) <= free;
        boolean compared = frame.choices().weekBefore();
        if (!compared || besideLength || besideClock) {
            canvas.fillText(length, 10, PERIOD_Y);
        }
        if (compared) {
            double y = besideLength || !besideClock ? PERIOD_Y : TICK_Y;
            canvas.fillRect(weekBeforeX() - 14, y - 1, 10, 2);
            canvas.fillText(Words.of("timeline.weekBefore"), weekBeforeX(), y);
        }
    }

    /** Where the short lines over the bars are named: at the right of a line that has the room, or instead of the length. */
    private double weekBeforeX() {
        return TimelineLayout.HEADER_WIDTH - 8 - ruler.width(Words.of("timeline.weekBefore"), TextRuler.SMALL);
    }

    /** By which clock; where that changes in what is shown, and there is no room for both offsets, the zone. */
    private String clock(Frame frame) {
        TimeRange range = frame.layout().window().range();
        String clock = ZoneName.over(frame.zone(), range);
        return ruler.width(clock, TextRuler.SMALL) <= TimelineLayout.HEADER_WIDTH - 14
                ? clock
                : ZoneName.head(frame.zone(), range);
    }

    private double legend(GraphicsContext canvas, Color colour, String word, double x, Palette palette) {
        canvas.setFill(colour);
        canvas.fillRect(x, LEGEND_Y - 4, 8, 8);
        canvas.setFill(palette.textMuted());
        canvas.fillText(word, x + 12, LEGEND_Y);
        return x + 12 + ruler.width(word, TextRuler.SMALL) + 10;
    }
}
