package org.nightjar.ui.timeline;

import javafx.scene.Node;
import javafx.scene.input.KeyEvent;

/**
 * Turns keys into zoom and pan: + and - zoom, left and right move, up and down walk the lanes, 0 shows everything, Home and End go to the ends, Esc gives
 * up the brush or the range. Keys with Ctrl, Alt or Meta, and all others, are left to the window.
 */
final class TimelineKeys {

    private static final double ZOOM = 0.7;
    private static final double STEP = 0.15;

    private final TimelineViewModel model;

    TimelineKeys(Node view, TimelineViewModel model) {
        this.model = model;
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
    }

    private void press(KeyEvent event) {
        if (!event.isControlDown() && !event.isAltDown() && !event.isMetaDown() && handled(event)) {
            event.consume();
        }
    }

    private boolean handled(KeyEvent event) {
        switch (event.getCode()) {
            case PLUS, EQUALS, ADD -> model.zoomAt(0.5, ZOOM);
            case MINUS, SUBTRACT -> model.zoomAt(0.5, 1 / ZOOM);
            case LEFT -> model.pan(-STEP);
            case RIGHT -> model.pan(STEP);
            case UP -> model.moveKeyLane(-1);
            case DOWN -> model.moveKeyLane(1);
            case PAGE_UP -> model.scrollLanes(-model.visibleLanes());
            case PAGE_DOWN -> model.scrollLanes(model.visibleLanes());
            case DIGIT0, NUMPAD0 -> model.fit();
            case HOME -> model.toStart();
            case END -> model.toEnd();
            case ESCAPE -> {
                return model.clearBrush();
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
