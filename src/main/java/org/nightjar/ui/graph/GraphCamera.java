package org.nightjar.ui.graph;

import javafx.geometry.Insets;
import org.nightjar.analysis.graph.GraphLayout;

/** What part of a layout a pane shows, and how large. Plain numbers; FX thread only. */
final class GraphCamera {

    private static final double LEAST_SCALE = 0.15;
    private static final double MOST_SCALE = 6;
    /** A small graph is not blown up beyond this. */
    private static final double MOST_FITTED_SCALE = 1.9;

    private double scale = 1;
    private double offsetX;
    private double offsetY;

    double scale() {
        return scale;
    }

    double screenX(double x) {
        return x * scale + offsetX;
    }

    double screenY(double y) {
        return y * scale + offsetY;
    }

    void pan(double dx, double dy) {
        offsetX += dx;
        offsetY += dy;
    }

    /** Larger by a factor; what lies under a point of the screen stays there. */
    void zoomAt(double factor, double x, double y) {
        double wanted = Math.max(LEAST_SCALE, Math.min(MOST_SCALE, scale * factor));
        double change = wanted / scale;
        offsetX = x - (x - offsetX) * change;
        offsetY = y - (y - offsetY) * change;
        scale = wanted;
    }

    /** Shows the whole layout, leaving room for the legend at the left or below, and for labels at the right. */
    void fit(GraphLayout layout, double width, double height, Insets room) {
        if (layout.x().length == 0) {
            return;
        }
        double minX = Double.MAX_VALUE;
        double minY = Double.MAX_VALUE;
        double maxX = -Double.MAX_VALUE;
        double maxY = -Double.MAX_VALUE;
        for (int i = 0; i < layout.x().length; i++) {
            minX = Math.min(minX, layout.x()[i]);
            maxX = Math.max(maxX, layout.x()[i]);
            minY = Math.min(minY, layout.y()[i]);
            maxY = Math.max(maxY, layout.y()[i]);
        }
        double byWidth = Math.max(1, width - room.getLeft() - room.getRight()) / Math.max(1, maxX - minX);
        double byHeight = Math.max(1, height - room.getTop() - room.getBottom()) / Math.max(1, maxY - minY);
        scale = Math.max(LEAST_SCALE, Math.min(MOST_FITTED_SCALE, Math.min(byWidth, byHeight)));
        offsetX = (width + room.getLeft() - room.getRight()) / 2 - (minX + maxX) / 2 * scale;
        offsetY = (height + room.getTop() - room.getBottom()) / 2 - (minY + maxY) / 2 * scale;
    }
}
