package org.nightjar.ui.timeline;

import java.util.Arrays;
import org.nightjar.analysis.timeline.EventClass;
import org.nightjar.analysis.timeline.TimeWindow;
import org.nightjar.analysis.timeline.TimelineModel;

/** Draws all lanes together over all time: the strip on top by which one finds one's way. */
final class OverviewPainter {

    private static final double INSET = 4;

    private final BarPainter bars;
    private int[] density = new int[0];

    OverviewPainter(BarPainter bars) {
        this.bars = bars;
    }

    void paint(PixelCanvas canvas, Frame frame, int left, int right) {
        int top = canvas.at(INSET, canvas.height());
        int foot = canvas.at(TimelineLayout.OVERVIEW_HEIGHT - INSET, canvas.height());
        canvas.fill(left, right, top, foot, PixelCanvas.argb(frame.palette().surface()));
        int columns = right - left;
        if (density.length < columns * EventClass.COUNT) {
            density = new int[columns * EventClass.COUNT];
        }
        resample(frame, columns);
        int full = BarPainter.fullBar(density, columns, 0);
        int from = frame.range()
                .map(range -> column(frame, range.fromMillis(), columns))
                .orElse(0);
        int to = frame.range()
                .map(range -> column(frame, range.toMillis(), columns))
                .orElse(columns);
        bars.paint(canvas, density, columns, left, foot, foot - top - 2, full, from, Math.max(to, from + 1));
    }

    private static int column(Frame frame, long millis, int columns) {
        return (int) Math.round(frame.layout().limits().fractionOf(millis) * columns);
    }

    /** The read model's columns, summed or repeated to the strip's. */
    private void resample(Frame frame, int columns) {
        Arrays.fill(density, 0, columns * EventClass.COUNT, 0);
        TimeWindow span = frame.timeline().span().orElse(frame.layout().limits());
        TimeWindow limits = frame.layout().limits();
        int[] counts = frame.timeline().overview();
        for (int column = 0; column < columns; column++) {
            int from = sourceColumn(span, limits, (double) column / columns);
            int to = Math.max(from + 1, sourceColumn(span, limits, (double) (column + 1) / columns));
            for (int source = Math.max(0, from); source < Math.min(to, TimelineModel.OVERVIEW_COLUMNS); source++) {
                for (int c = 0; c < EventClass.COUNT; c++) {
                    density[column * EventClass.COUNT + c] += counts[source * EventClass.COUNT + c];
                }
            }
        }
    }

    private static int sourceColumn(TimeWindow span, TimeWindow limits, double fraction) {
        return (int) Math.floor(span.fractionOf(limits.at(fraction)) * TimelineModel.OVERVIEW_COLUMNS);
    }
}
