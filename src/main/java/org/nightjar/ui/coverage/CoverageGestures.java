package org.nightjar.ui.coverage;

import java.util.Optional;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.nightjar.analysis.timeline.TimeWindow;

/**
 * Mouse and keys on the coverage. A click or a drag selects hours, as far as pixels tell them apart; the wheel zooms
 * at the pointer, over the names or with Ctrl or Alt it scrolls the rows. FX thread only.
 */
final class CoverageGestures {

    private static final double WHEEL = 0.0042;
    private static final double ZOOM = 0.7;
    private static final double STEP = 0.15;

    private final CoverageView view;
    private final CoverageViewModel model;
    private boolean selecting;
    private double pressX;

    CoverageGestures(CoverageView view, CoverageViewModel model) {
        this.view = view;
        this.model = model;
        view.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        view.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        view.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        view.addEventHandler(MouseEvent.MOUSE_MOVED, event -> view.hover(event.getX(), event.getY()));
        view.addEventHandler(MouseEvent.MOUSE_EXITED, event -> view.leave());
        view.addEventHandler(ScrollEvent.SCROLL, this::scroll);
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void press(MouseEvent event) {
        view.requestFocus();
        CoverageLayout layout = view.geometry();
        pressX = event.getX();
        selecting = event.getButton() == MouseButton.PRIMARY
                && layout.isInPlot(pressX)
                && !model.series().isEmpty()
                && event.getY() < layout.height() - CoverageLayout.BOTTOM;
    }

    private TimeWindow hours(double x) {
        CoverageLayout layout = view.geometry();
        return CoverageViewModel.hours(
                layout.millisAt(Math.min(pressX, x)), layout.millisAt(Math.max(pressX, x) + 1) - 1);
    }

    private void drag(MouseEvent event) {
        if (selecting && !event.isStillSincePress()) {
            view.brush(Optional.of(hours(event.getX())));
        }
    }

    private void release(MouseEvent event) {
        if (selecting) {
            selecting = false;
            view.brush(Optional.empty());
            model.select(hours(event.isStillSincePress() ? pressX : event.getX()));
        }
    }

    private void scroll(ScrollEvent event) {
        CoverageLayout layout = view.geometry();
        if (event.isControlDown() || event.isAltDown() || !layout.isInPlot(event.getX())) {
            view.scrollTo(view.firstRow() - event.getDeltaY() / 40);
        } else if (Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            model.pan(-event.getDeltaX() / layout.plotWidth());
        } else {
            model.zoomAt(layout.fractionAt(event.getX()), Math.exp(-event.getDeltaY() * WHEEL));
        }
        event.consume();
    }

    private void key(KeyEvent event) {
        if (!event.isShortcutDown() && !event.isAltDown() && handled(event)) {
            event.consume();
        }
    }

    private boolean handled(KeyEvent event) {
        switch (event.getCode()) {
            case PLUS, EQUALS, ADD -> model.zoomAt(0.5, ZOOM);
            case MINUS, SUBTRACT -> model.zoomAt(0.5, 1 / ZOOM);
            case LEFT -> model.pan(-STEP);
            case RIGHT -> model.pan(STEP);
            case UP -> view.moveKeyRow(-1);
            case DOWN -> view.moveKeyRow(1);
            case DIGIT0, NUMPAD0 -> model.fit();
            case ENTER -> model.select(model.window());
            case ESCAPE -> {
                return model.clearRange();
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
