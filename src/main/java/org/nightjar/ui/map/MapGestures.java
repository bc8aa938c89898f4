package org.nightjar.ui.map;

import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.util.Duration;

/** Wheel, hand and keys on the map: they move the camera. FX thread only. */
final class MapGestures {

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
    private double pressX;
    private double pressY;
    private boolean dragged;

    /** Gestures on a node; {@code moved} is called for each move of the camera, {@code fit} for the key 0. */
    MapGestures(Node node, MapCamera camera, Runnable moved, Runnable fit) {
        this.camera = camera;
        this.moved = moved;
        zoom.addListener((property, before, now) -> {
            camera.zoomAt(now.doubleValue(), anchorX, anchorY);
            moved.run();
        });
        node.addEventHandler(ScrollEvent.SCROLL, this::wheel);
        node.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        node.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        node.addEventHandler(KeyEvent.KEY_PRESSED, event -> key(event, fit));
    }

    /** Whether the mouse has moved the map since it was pressed, so that its release is no click. */
    boolean hasDragged() {
        return dragged;
    }

    /** One level nearer (1) or farther (-1), about the middle. */
    void step(int levels) {
        zoomTo(levels, camera.width() / 2, camera.height() / 2);
    }

    /** Stops what is running: the camera was moved by something else. */
    void interrupt() {
        running.stop();
    }

    private void wheel(ScrollEvent event) {
        event.consume();
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

    private void press(MouseEvent event) {
        pressX = event.getX();
        pressY = event.getY();
        dragged = false;
    }

    private void drag(MouseEvent event) {
        if (!dragged && Math.hypot(event.getX() - pressX, event.getY() - pressY) < 4) {
            return;
        }
        dragged = true;
        interrupt();
        camera.pan(event.getX() - pressX, event.getY() - pressY);
        pressX = event.getX();
        pressY = event.getY();
        moved.run();
    }

    private void key(KeyEvent event, Runnable fit) {
        switch (event.getCode()) {
            case PLUS, ADD, EQUALS -> step(1);
            case MINUS, SUBTRACT -> step(-1);
            case DIGIT0, NUMPAD0 -> fit.run();
            case LEFT -> pan(KEY_PIXELS, 0);
            case RIGHT -> pan(-KEY_PIXELS, 0);
            case UP -> pan(0, KEY_PIXELS);
            case DOWN -> pan(0, -KEY_PIXELS);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void pan(double dx, double dy) {
        interrupt();
        camera.pan(dx, dy);
        moved.run();
    }
}
