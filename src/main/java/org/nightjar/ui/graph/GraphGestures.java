package org.nightjar.ui.graph;

import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** Wheel, hand and keys on the graph: they move the camera. FX thread only. */
final class GraphGestures {

    private static final double STEP = 1.3;
    private static final double KEY_PIXELS = 60;

    private final Node node;
    private final GraphCamera camera;
    private final Runnable moved;
    private double pressX;
    private double pressY;
    private boolean dragged;

    /** Gestures on a node; {@code moved} is called for each move of the camera, {@code fit} for the key 0. */
    GraphGestures(Node node, GraphCamera camera, Runnable moved, Runnable fit) {
        this.node = node;
        this.camera = camera;
        this.moved = moved;
        node.addEventHandler(ScrollEvent.SCROLL, this::wheel);
        node.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        node.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        node.addEventHandler(KeyEvent.KEY_PRESSED, event -> key(event, fit));
    }

    /** Whether the mouse has moved the graph since it was pressed, so that its release is no click. */
    boolean hasDragged() {
        return dragged;
    }

    /** Nearer (1) or farther (-1), about the middle. */
    void step(int steps) {
        zoom(
                Math.pow(STEP, steps),
                node.getLayoutBounds().getWidth() / 2,
                node.getLayoutBounds().getHeight() / 2);
    }

    private void zoom(double factor, double x, double y) {
        camera.zoomAt(factor, x, y);
        moved.run();
    }

    private void wheel(ScrollEvent event) {
        event.consume();
        zoom(Math.pow(1.0035, event.getDeltaY()), event.getX(), event.getY());
    }

    private void press(MouseEvent event) {
        pressX = event.getX();
        pressY = event.getY();
        dragged = false;
    }

    private void drag(MouseEvent event) {
        double dx = event.getX() - pressX;
        double dy = event.getY() - pressY;
        if (event.getButton() != MouseButton.PRIMARY || !dragged && Math.hypot(dx, dy) < 4) {
            return;
        }
        dragged = true;
        camera.pan(dx, dy);
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
        camera.pan(dx, dy);
        moved.run();
    }
}
