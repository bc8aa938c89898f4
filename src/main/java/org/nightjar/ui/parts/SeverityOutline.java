package org.nightjar.ui.parts;

import org.nightjar.model.Severity;

/**
 * The shape that stands for a severity, wherever it is drawn: dot, diamond, triangle, square, octagon. Corners as
 * x, y, x, y … around 0, 0 within a radius of 1; none for the dot, a circle of {@link #DOT_RADIUS}.
 */
public final class SeverityOutline {

    /** Radius of the dot that stands for {@link Severity#INFO}. */
    public static final double DOT_RADIUS = 0.6;

    private static final double[] DIAMOND = {0, -1, 1, 0, 0, 1, -1, 0};
    private static final double[] TRIANGLE = {0, -0.95, 1, 0.8, -1, 0.8};
    private static final double[] SQUARE = {-0.82, -0.82, 0.82, -0.82, 0.82, 0.82, -0.82, 0.82};
    private static final double[] OCTAGON = {
        -0.42, -1, 0.42, -1, 1, -0.42, 1, 0.42, 0.42, 1, -0.42, 1, -1, 0.42, -1, -0.42
    };

    private SeverityOutline() {}

    /** The corners; empty for the dot. */
    public static double[] corners(Severity severity) {
        double[] outline = switch (severity) {
            case INFO -> new double[0];
            case LOW -> DIAMOND;
            case MEDIUM -> TRIANGLE;
            case HIGH -> SQUARE;
            case CRITICAL -> OCTAGON;
        };
        return outline.clone();
    }
}
