package org.nightjar.ui.timeline;

import java.time.temporal.ChronoUnit;
import java.util.function.DoubleSupplier;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;

/**
 * Turns keys into zoom and pan: + and - zoom at the pointer, left and right move, up and down walk the lanes, 0 shows
 * everything, H, D and W the hour, day or week at the pointer, Z what is selected, Home and End go to the ends, V opens the
 * menu of lanes, Esc gives up the brush or the range. Keys with Ctrl, Alt or Meta, and all others, are left to the window.
 */
final class TimelineKeys {

    private static final double ZOOM = 0.7;
    private static final double STEP = 0.15;

    private final TimelineViewModel model;
    private final DoubleSupplier anchor;
    private final Runnable openMenu;

    /** @param anchor where to zoom, as a fraction of the window */
    TimelineKeys(Node view, TimelineViewModel model, DoubleSupplier anchor, Runnable openMenu) {
        this.model = model;
        this.anchor = anchor;
        this.openMenu = openMenu;
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
    }

    private void press(KeyEvent event) {
        if (!event.isControlDown() && !event.isAltDown() && !event.isMetaDown() && handled(event)) {
            event.consume();
        }
    }

    private long atAnchor() {
        return model.window().at(anchor.getAsDouble());
    }

    private boolean handled(KeyEvent event) {
        switch (event.getCode()) {
            case PLUS, EQUALS, ADD -> model.zoomAt(anchor.getAsDouble(), ZOOM);
            case MINUS, SUBTRACT -> model.zoomAt(anchor.getAsDouble(), 1 / ZOOM);
            case LEFT -> model.pan(-STEP);
            case RIGHT -> model.pan(STEP);
            case UP -> model.moveKeyLane(-1);
            case DOWN -> model.moveKeyLane(1);
            case PAGE_UP -> model.scrollLanes(-model.visibleLanes());
            case PAGE_DOWN -> model.scrollLanes(model.visibleLanes());
            case DIGIT0, NUMPAD0 -> model.fit();
            case H -> model.showPeriod(ChronoUnit.HOURS, atAnchor());
            case D -> model.showPeriod(ChronoUnit.DAYS, atAnchor());
            case W -> model.showPeriod(ChronoUnit.WEEKS, atAnchor());
            case Z -> model.showSelected();
            case V -> openMenu.run();
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
