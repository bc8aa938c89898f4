package org.nightjar.ui.timeline;

import java.util.Arrays;
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
    private int[] bar = new int[0];
    private int[] ordinary = new int[0];
    private int[] writes = new int[0];
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
        makeRoom(columns);
        int thin = Math.max(1, (int) Math.round(canvas.scale()));
        int highestHere = 0;
        Arrays.fill(bar, 0, columns, 0);
        for (int column = 0; column < columns; column++) {
            int total = total(density, column);
            if (total > 0) {
                measure(density, column, total, thin);
                highestHere = Math.max(highestHere, bar[column]);
            } else if (column > 0 && total(density, column - 1) > 0) {
                copyLonely(column);
            }
        }
        for (int row = 0; row < highestHere; row++) {
            int y = foot - 1 - row;
            if (y >= 0 && y < canvas.height()) {
                paintRow(canvas.pixels(), y * canvas.width() + left, row, columns, fromColumn, toColumn);
            }
        }
    }

    /** Draws only the tops of the bars, for what is compared; call it after {@link #paint} of the same scale. */
    void paintTops(PixelCanvas canvas, int[] density, int columns, int left, int foot, int argb) {
        int thin = Math.max(1, (int) Math.round(canvas.scale()));
        for (int column = 0; column < columns; column++) {
            int total = total(density, column);
            if (total > 0) {
                int rows = Math.max(3 * thin, total < TABLE ? rowsOfFew[total] : rowsOf(total));
                int to = Math.min(columns, column + 2 * thin);
                canvas.fill(left + column, left + to, Math.max(0, foot - rows), foot - rows + thin, argb);
            }
        }
    }

    private void makeRoom(int columns) {
        if (bar.length < columns) {
            bar = new int[columns];
            ordinary = new int[columns];
            writes = new int[columns];
        }
    }

    /** How high a column's bar is, and where in it the writes and the errors begin. */
    private void measure(int[] density, int column, int total, int thin) {
        int at = column * EventClass.COUNT;
        int rows = Math.max(3 * thin, total < TABLE ? rowsOfFew[total] : rowsOf(total));
        float rowsPerEvent = (float) rows / total;
        int failed = rows(density[at + 2], rowsPerEvent, rows, 3 * thin);
        int written = Math.min(rows(density[at + 1], rowsPerEvent, rows, 2 * thin), rows - failed);
        bar[column] = rows;
        ordinary[column] = rows - failed - written;
        writes[column] = rows - failed;
    }

    /** A bar beside an empty column is drawn two columns wide, or a single event would hardly be seen. */
    private void copyLonely(int column) {
        bar[column] = bar[column - 1];
        ordinary[column] = ordinary[column - 1];
        writes[column] = writes[column - 1];
    }

    /** Row by row, because neighbours in memory are written several times faster than neighbours in height. */
    private void paintRow(int[] pixels, int start, int row, int columns, int fromColumn, int toColumn) {
        for (int column = 0; column < columns; column++) {
            if (row < bar[column]) {
                int[] colours = column >= fromColumn && column < toColumn ? inside : outside;
                int c = row < ordinary[column] ? 0 : row < writes[column] ? 1 : 2;
                pixels[start + column] = colours[c];
            }
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
    private static int rows(int count, float rowsPerEvent, int rows, int least) {
        return count == 0 ? 0 : Math.min(rows, Math.max(least, (int) (rowsPerEvent * count)));
    }
}
