package org.nightjar.ui.map;

import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.Node;
import javafx.scene.input.ScrollEvent;
import javafx.util.Duration;
import org.nightjar.ui.PanZoomGestures;

/** Gestures that move the map's camera: zooming glides from one whole level to the next. FX thread only. */
final class MapGestures extends PanZoomGestures {

    /** What one notch of an ordinary wheel turns. */
    private static final double NOTCH = 40;

    private static final double KEY_PIXELS = 80;
    private static final Duration ZOOMING = Duration.millis(160);

    private final MapCamera camera;
    private final Runnable moved;
    private final DoubleProperty zoom = new SimpleDoubleProperty();
    private Timeline running = new Timeline();
    private double target;
    private double anchorX;
    private double anchorY;
    private double turned;

    /** Gestures on a node; {@code moved} is called for each move of the camera. */
    MapGestures(Node node, MapCamera camera, Runnable moved, Target keys) {
        super(node, KEY_PIXELS, keys);
        this.camera = camera;
        this.moved = moved;
        zoom.addListener((property, before, now) -> {
            camera.zoomAt(now.doubleValue(), anchorX, anchorY);
            moved.run();
        });
    }

    @Override
    public void step(int levels) {
        zoomTo(levels, camera.width() / 2, camera.height() / 2);
    }

    /** Stops what is running: the camera was moved by something else. */
    void interrupt() {
        running.stop();
    }

    @Override
    protected void wheel(ScrollEvent event) {
        turned += event.getDeltaY();
        int levels = (int) (turned / NOTCH);
        if (levels != 0) {
            turned -= levels * NOTCH;
            zoomTo(levels, event.getX(), event.getY());
        }
    }

    private void zoomTo(int levels, double x, double y) {
        boolean idle = running.getStatus() != Timeline.Status.RUNNING;
        double from = idle ? Math.rint(camera.zoom()) : target;
        target = Math.max(camera.leastZoom(), Math.min(MapCamera.MOST_ZOOM, from + levels));
        anchorX = x;
        anchorY = y;
        running.stop();
        zoom.set(camera.zoom());
        running = new Timeline(new KeyFrame(ZOOMING, new KeyValue(zoom, target, Interpolator.EASE_BOTH)));
        running.play();
    }

    @Override
    protected void pan(double dx, double dy) {
        interrupt();
        camera.pan(dx, dy);
        moved.run();
    }
}
