package org.nightjar.ui;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.nightjar.model.Severity;
import org.nightjar.ui.parts.SeverityOutline;

/**
 * Draws severities so that their shape alone tells them apart: dot, diamond, triangle, square, octagon. FX thread
 * only, or wherever the canvas is not shown yet.
 */
public final class SeverityPainter {

    private SeverityPainter() {}

    /**
     * Draws a mark with a thin halo, which keeps it apart from what it lies on.
     *
     * @param size its width in pixels
     * @param halo the colour around it
     */
    public static void draw(
            GraphicsContext canvas, Severity severity, double x, double y, double size, Color fill, Color halo) {
        double radius = size / 2;
        canvas.setFill(fill);
        canvas.setStroke(halo);
        canvas.setLineWidth(1.5);
        if (severity == Severity.INFO) {
            double dot = radius * SeverityOutline.DOT_RADIUS;
            canvas.strokeOval(x - dot, y - dot, 2 * dot, 2 * dot);
            canvas.fillOval(x - dot, y - dot, 2 * dot, 2 * dot);
            return;
        }
        double[] outline = SeverityOutline.corners(severity);
        int corners = outline.length / 2;
        double[] xs = new double[corners];
        double[] ys = new double[corners];
        for (int i = 0; i < corners; i++) {
            xs[i] = x + outline[2 * i] * radius;
            ys[i] = y + outline[2 * i + 1] * radius;
        }
        canvas.strokePolygon(xs, ys, corners);
        canvas.fillPolygon(xs, ys, corners);
    }
}
