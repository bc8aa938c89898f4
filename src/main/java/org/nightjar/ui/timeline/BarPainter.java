package org.nightjar.ui.timeline;

import javafx.scene.paint.Color;
import org.nightjar.analysis.timeline.EventClass;
import org.nightjar.ui.Palette;

/**
 * Draws counts of one lane as bars, one pixel column each, on a bent logarithmic scale: ordinary events at the foot, then
 * writes, errors on top. A single error among thousands still has its pixels, for it is what one looks for.
 */
final class BarPainter {

    /** Up to this the scale does not adapt, so that a lane with one event does not look busy. */
    private static final int LEAST_FULL_BAR = 8;

    /** Below 1, so that the few events of most columns are not lost beside a burst. */
    private static final double BEND = 0.65;

    private static final int TABLE = 256;

    private final int[] rowsOfFew = new int[TABLE];
    private double rowsPerUnit;
    private double logOfFull;

    private final int[] inside = new int[EventClass.COUNT];
    private final int[] outside = new int[EventClass.COUNT];

    /** Colours of columns in the selected range, and paler ones of those outside. */
    void useColours(Palette palette) {
        Color[] colours = {palette.events(), palette.writes(), palette.errors()};
        for (int c = 0; c < EventClass.COUNT; c++) {
            inside[c] = PixelCanvas.argb(colours[c]);
            outside[c] = PixelCanvas.argb(palette.surface().interpolate(colours[c], 0.32));
        }
    }

    /** The largest column, but at least what makes a bar full. */
    static int fullBar(int[] density, int columns, int soFar) {
        int most = Math.max(soFar, LEAST_FULL_BAR);
        for (int column = 0; column < columns; column++) {
            most = Math.max(most, total(density, column));
        }
        return most;
    }

    private static int total(int[] density, int column) {
        int at = column * EventClass.COUNT;
        return density[at] + density[at + 1] + density[at + 2];
    }

    /**
     * Draws the bars.
     *
     * @param canvas where to
     * @param left first column of the plot
     * @param foot the row just below the bars
     * @param highest how many rows the fullest bar takes
     * @param fullBar how many events that is
     * @param fromColumn first column in the selected range
     * @param toColumn first column after it
     */
    void paint(
            PixelCanvas canvas,
            int[] density,
            int columns,
            int left,
            int foot,
            int highest,
            int fullBar,
            int fromColumn,
            int toColumn) {
        scale(highest, fullBar);
        int thin = Math.max(1, (int) Math.round(canvas.scale()));
        for (int column = 0; column < columns; column++) {
            int total = total(density, column);
            if (total == 0) {
                continue;
            }
            int[] colours = column >= fromColumn && column < toColumn ? inside : outside;
            int rows = Math.max(3 * thin, total < TABLE ? rowsOfFew[total] : rowsOf(total));
            int at = column * EventClass.COUNT;
            int errors = rows(density[at + 2], total, rows, 3 * thin);
            int writes = Math.min(rows(density[at + 1], total, rows, 2 * thin), Math.max(0, rows - errors));
            int wide = column + 1 < columns && total(density, column + 1) == 0 ? thin + 1 : 1;
            int x = left + column;
            int y = foot;
            y = stack(canvas, x, wide, y, rows - errors - writes, colours[0]);
            y = stack(canvas, x, wide, y, writes, colours[1]);
            stack(canvas, x, wide, y, errors, colours[2]);
        }
    }

    /** Heights of small counts are worked out once, as nearly all columns have few events. */
    private void scale(int highest, int fullBar) {
        double log = Math.log1p(fullBar);
        if (highest != rowsPerUnit || log != logOfFull) {
            rowsPerUnit = highest;
            logOfFull = log;
            for (int count = 0; count < TABLE; count++) {
                rowsOfFew[count] = rowsOf(count);
            }
        }
    }

    private int rowsOf(int count) {
        return (int) Math.round(rowsPerUnit * Math.min(1, Math.pow(Math.log1p(count) / logOfFull, BEND)));
    }

    /** A class's share of a bar; what is there at all is seen. */
    private static int rows(int count, int total, int rows, int least) {
        return count == 0 ? 0 : Math.min(rows, Math.max(least, (int) ((long) rows * count / total)));
    }

    /** One colour of a bar; a lonely column is drawn wider, or it would hardly be seen. */
    private static int stack(PixelCanvas canvas, int x, int wide, int foot, int rows, int argb) {
        int top = foot - Math.max(0, rows);
        int[] pixels = canvas.pixels();
        int last = Math.min(canvas.width(), x + wide);
        for (int y = Math.max(0, top); y < Math.min(canvas.height(), foot); y++) {
            for (int at = x; at < last; at++) {
                pixels[y * canvas.width() + at] = argb;
            }
        }
        return top;
    }
}
