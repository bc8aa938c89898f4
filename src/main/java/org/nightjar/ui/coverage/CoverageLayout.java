package org.nightjar.ui.coverage;

import org.nightjar.analysis.timeline.TimeWindow;

/**
 * Where things lie: names at the left, the calendar above, a row an account and region below. Pixels of the view.
 *
 * @param width of the view
 * @param height of the view
 * @param rows how many there are
 * @param firstRow the row at the top; fractions are parts of a row
 * @param window the visible time
 */
record CoverageLayout(double width, double height, int rows, double firstRow, TimeWindow window) {

    static final double HEADER_WIDTH = 216;
    static final double TOP = 44;
    static final double ROW = 30;
    static final double BOTTOM = 34;
    static final double BAR = 14;

    double plotWidth() {
        return Math.max(1, width - HEADER_WIDTH - BAR);
    }

    double plotRight() {
        return HEADER_WIDTH + plotWidth();
    }

    double rowsHeight() {
        return Math.max(1, height - TOP - BOTTOM);
    }

    double visibleRows() {
        return rowsHeight() / ROW;
    }

    double rowTop(int row) {
        return TOP + (row - firstRow) * ROW;
    }

    /** The row at a height, or -1. */
    int rowAt(double y) {
        int row = (int) Math.floor((y - TOP) / ROW + firstRow);
        return y < TOP || y > height - BOTTOM || row < 0 || row >= rows ? -1 : row;
    }

    boolean isInPlot(double x) {
        return x >= HEADER_WIDTH && x < plotRight();
    }

    double xOf(long millis) {
        return HEADER_WIDTH + window.fractionOf(millis) * plotWidth();
    }

    double fractionAt(double x) {
        return Math.max(0, Math.min(1, (x - HEADER_WIDTH) / plotWidth()));
    }

    long millisAt(double x) {
        return window.at(fractionAt(x));
    }
}
