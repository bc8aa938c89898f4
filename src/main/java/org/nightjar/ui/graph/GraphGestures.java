package org.nightjar.ui.graph;

import javafx.scene.Node;
import javafx.scene.input.ScrollEvent;
import org.nightjar.ui.PanZoomGestures;

/** Gestures that move the graph's camera. FX thread only. */
final class GraphGestures extends PanZoomGestures {

    private static final double STEP = 1.3;
    private static final double KEY_PIXELS = 60;

    private final Node node;
    private final GraphCamera camera;
    private final Runnable moved;

    /** Gestures on a node; {@code moved} is called for each move of the camera. */
    GraphGestures(Node node, GraphCamera camera, Runnable moved, Target target) {
        super(node, KEY_PIXELS, target);
        this.node = node;
        this.camera = camera;
        this.moved = moved;
    }

    @Override
    public void step(int steps) {
        zoom(
                Math.pow(STEP, steps),
                node.getLayoutBounds().getWidth() / 2,
                node.getLayoutBounds().getHeight() / 2);
    }

    private void zoom(double factor, double x, double y) {
        camera.zoomAt(factor, x, y);
        moved.run();
    }

    @Override
    protected void wheel(ScrollEvent event) {
        zoom(Math.pow(1.0035, event.getDeltaY()), event.getX(), event.getY());
    }

    @Override
    protected void pan(double dx, double dy) {
        camera.pan(dx, dy);
        moved.run();
    }
}
