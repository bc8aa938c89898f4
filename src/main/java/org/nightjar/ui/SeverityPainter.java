package org.nightjar.ui;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.nightjar.model.Finding;
import org.nightjar.model.Severity;
import org.nightjar.ui.parts.SeverityOutline;

/**
 * Draws severities so that their shape alone tells them apart: dot, diamond, triangle, square, octagon. FX thread
 * only, or wherever the canvas is not shown yet.
 */
public final class SeverityPainter {

    /** How much of a hollow mark is hollow. */
    private static final double HOLLOW = 0.58;

    private SeverityPainter() {}

    /**
     * Draws the mark of a finding: only its outline where its rule calls it graver than it counts.
     *
     * @param size its width in pixels
     * @param surface the colour around and within it
     */
    public static void draw(
            GraphicsContext canvas, Finding finding, double x, double y, double size, Color colour, Color surface) {
        draw(canvas, finding.severity(), x, y, size, colour, surface);
        if (finding.isGraverByRule()) {
            double inner = finding.severity() == Severity.MEDIUM ? y + size * 0.07 : y;
            fill(canvas, finding.severity(), x, inner, size * HOLLOW, surface);
        }
    }

    /**
     * Draws a mark with a thin halo, which keeps it apart from what it lies on.
     *
     * @param size its width in pixels
     * @param halo the colour around it
     */
    public static void draw(
            GraphicsContext canvas, Severity severity, double x, double y, double size, Color fill, Color halo) {
        double radius = size / 2;
        canvas.setStroke(halo);
        canvas.setLineWidth(1.5);
        if (severity == Severity.INFO) {
            double dot = radius * SeverityOutline.DOT_RADIUS;
            canvas.strokeOval(x - dot, y - dot, 2 * dot, 2 * dot);
        } else {
            double[][] at = corners(severity, x, y, radius);
            canvas.strokePolygon(at[0], at[1], at[0].length);
        }
        fill(canvas, severity, x, y, size, fill);
    }

    private static void fill(GraphicsContext canvas, Severity severity, double x, double y, double size, Color colour) {
        double radius = size / 2;
        canvas.setFill(colour);
        if (severity == Severity.INFO) {
            double dot = radius * SeverityOutline.DOT_RADIUS;
            canvas.fillOval(x - dot, y - dot, 2 * dot, 2 * dot);
            return;
        }
        double[][] at = corners(severity, x, y, radius);
        canvas.fillPolygon(at[0], at[1], at[0].length);
    }

    private static double[][] corners(Severity severity, double x, double y, double radius) {
        double[] outline = SeverityOutline.corners(severity);
        int corners = outline.length / 2;
        double[] xs = new double[corners];
        double[] ys = new double[corners];
        for (int i = 0; i < corners; i++) {
            xs[i] = x + outline[2 * i] * radius;
            ys[i] = y + outline[2 * i + 1] * radius;
        }
        return new double[][] {xs, ys};
    }
}
