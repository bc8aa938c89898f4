package org.nightjar.ui.timeline;

import org.nightjar.analysis.timeline.TimeWindow;

/**
 * Where everything lies, in the view's own pixels: overview strip, axis, then lanes; lane names at the left, room for
 * a scroll bar at the right. Pure geometry, worked out anew each frame.
 *
 * @param width of the view
 * @param height of the view
 * @param lanes how many there are
 * @param firstLane the one at the top; fractions are parts of a lane
 * @param window visible time
 * @param limits time of the overview strip
 */
record TimelineLayout(double width, double height, int lanes, double firstLane, TimeWindow window, TimeWindow limits) {

    static final double HEADER_WIDTH = 188;
    static final double SCROLL_BAR_WIDTH = 12;
    static final double OVERVIEW_HEIGHT = 40;
    static final double AXIS_HEIGHT = 40;
    static final double LANES_TOP = OVERVIEW_HEIGHT + AXIS_HEIGHT;

    private static final double LOWEST_LANE = 28;
    private static final double HIGHEST_LANE = 60;

    /** The parts that react differently to the mouse. */
    enum Part {
        OVERVIEW,
        AXIS,
        HEADER,
        PLOT,
        NOTHING
    }

    double plotLeft() {
        return HEADER_WIDTH;
    }

    double plotWidth() {
        return Math.max(1, width - HEADER_WIDTH - SCROLL_BAR_WIDTH);
    }

    double plotRight() {
        return plotLeft() + plotWidth();
    }

    double lanesHeight() {
        return Math.max(0, height - LANES_TOP);
    }

    /** Few lanes are high, many are low and scroll. */
    double laneHeight() {
        double shared = Math.floor(lanesHeight() / Math.max(1, lanes));
        return Math.max(LOWEST_LANE, Math.min(HIGHEST_LANE, shared));
    }

    double visibleLanes() {
        return lanesHeight() / laneHeight();
    }

    double laneTop(int lane) {
        return Math.round(LANES_TOP + (lane - firstLane) * laneHeight());
    }

    int firstVisibleLane() {
        return (int) Math.floor(firstLane);
    }

    /** One past the last lane of which anything can be seen. */
    int endOfVisibleLanes() {
        return Math.min(lanes, (int) Math.ceil(firstLane + visibleLanes()));
    }

    /** The lane at a height, or -1. */
    int laneAt(double y) {
        if (y < LANES_TOP || y >= height) {
            return -1;
        }
        int lane = (int) Math.floor((y - LANES_TOP) / laneHeight() + firstLane);
        return lane < lanes ? lane : -1;
    }

    double fractionAt(double x) {
        return (x - plotLeft()) / plotWidth();
    }

    long millisAt(double x) {
        return window.at(fractionAt(x));
    }

    double xOf(long millis) {
        return plotLeft() + window.fractionOf(millis) * plotWidth();
    }

    long overviewMillisAt(double x) {
        return limits.at(fractionAt(x));
    }

    double overviewXOf(long millis) {
        return plotLeft() + limits.fractionOf(millis) * plotWidth();
    }

    Part partAt(double x, double y) {
        if (x < 0 || x >= plotRight() || y < 0 || y >= height) {
            return Part.NOTHING;
        }
        if (x < plotLeft()) {
            return y < LANES_TOP ? Part.NOTHING : Part.HEADER;
        }
        if (y < OVERVIEW_HEIGHT) {
            return Part.OVERVIEW;
        }
        return y < LANES_TOP ? Part.AXIS : Part.PLOT;
    }
}
