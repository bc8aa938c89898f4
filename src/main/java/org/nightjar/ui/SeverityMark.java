package org.nightjar.ui;

import javafx.scene.canvas.GraphicsContext;
import org.nightjar.model.Severity;

/**
 * The sign of a severity on a canvas, by colour and by shape: grey dot, blue diamond, amber triangle, orange square,
 * magenta octagon. FX thread only.
 */
public final class SeverityMark {

    private SeverityMark() {}

    /** Draws it around a centre, with a rim in the surface colour so that it stands off what lies below. */
    public static void draw(GraphicsContext g, Palette palette, Severity severity, double x, double y, double radius) {
        g.setFill(palette.surface());
        shape(g, severity, x, y, radius + 1.6);
        g.setFill(palette.severity(severity));
        shape(g, severity, x, y, radius);
    }

    private static void shape(GraphicsContext g, Severity severity, double x, double y, double r) {
        switch (severity) {
            case INFO -> g.fillOval(x - r * 0.8, y - r * 0.8, r * 1.6, r * 1.6);
            case LOW -> polygon(g, x, y, r * 1.15, 4, 0);
            case MEDIUM -> polygon(g, x, y + r * 0.2, r * 1.3, 3, -Math.PI / 2);
            case HIGH -> g.fillRect(x - r * 0.85, y - r * 0.85, r * 1.7, r * 1.7);
            case CRITICAL -> polygon(g, x, y, r * 1.08, 8, Math.PI / 8);
        }
    }

    private static void polygon(GraphicsContext g, double x, double y, double r, int corners, double turn) {
        double[] xs = new double[corners];
        double[] ys = new double[corners];
        for (int i = 0; i < corners; i++) {
            xs[i] = x + r * Math.cos(turn + 2 * Math.PI * i / corners);
            ys[i] = y + r * Math.sin(turn + 2 * Math.PI * i / corners);
        }
        g.fillPolygon(xs, ys, corners);
    }
}
