package org.nightjar.ui;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/**
 * Hand, wheel and keys on a drawing that is panned and zoomed: arrows pan, + and - zoom, 0 fits, Page Down and Page Up
 * walk over what is drawn. FX thread only.
 */
public abstract class PanZoomGestures {

    private static final double CLICK_PIXELS = 4;

    /** What the keys ask of the view. */
    public interface Target {
        /** Shows all of it. */
        void fit();

        /** Picks the next (1) or the previous (-1) thing drawn. */
        void walk(int steps);
    }

    private final double keyPixels;
    private double pressX;
    private double pressY;
    private boolean dragged;

    /** Gestures on a node; an arrow key pans by {@code keyPixels}. */
    protected PanZoomGestures(Node node, double keyPixels, Target target) {
        this.keyPixels = keyPixels;
        node.addEventHandler(ScrollEvent.SCROLL, event -> {
            event.consume();
            wheel(event);
        });
        node.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        node.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        node.addEventHandler(KeyEvent.KEY_PRESSED, event -> key(event, target));
    }

    /** Nearer (1) or farther (-1), about the middle. */
    public abstract void step(int steps);

    /** Zooms at the pointer. */
    protected abstract void wheel(ScrollEvent event);

    /** Moves what is drawn by pixels. */
    protected abstract void pan(double dx, double dy);

    /** Whether the mouse has moved the drawing since it was pressed, so that its release is no click. */
    public boolean hasDragged() {
        return dragged;
    }

    private void press(MouseEvent event) {
        pressX = event.getX();
        pressY = event.getY();
        dragged = false;
    }

    private void drag(MouseEvent event) {
        double dx = event.getX() - pressX;
        double dy = event.getY() - pressY;
        if (event.getButton() != MouseButton.PRIMARY || !dragged && Math.hypot(dx, dy) < CLICK_PIXELS) {
            return;
        }
        dragged = true;
        pressX = event.getX();
        pressY = event.getY();
        pan(dx, dy);
    }

    private void key(KeyEvent event, Target target) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case PLUS, ADD, EQUALS -> step(1);
            case MINUS, SUBTRACT -> step(-1);
            case DIGIT0, NUMPAD0 -> target.fit();
            case LEFT -> pan(keyPixels, 0);
            case RIGHT -> pan(-keyPixels, 0);
            case UP -> pan(0, keyPixels);
            case DOWN -> pan(0, -keyPixels);
            case PAGE_DOWN -> target.walk(1);
            case PAGE_UP -> target.walk(-1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** The one so many steps after what is picked, around the end; the first if nothing is. */
    public static <T> Optional<T> walked(List<T> all, @Nullable T picked, int steps) {
        if (all.isEmpty()) {
            return Optional.empty();
        }
        int at = picked == null ? -1 : all.indexOf(picked);
        return Optional.of(all.get(at < 0 ? 0 : Math.floorMod(at + steps, all.size())));
    }
}
