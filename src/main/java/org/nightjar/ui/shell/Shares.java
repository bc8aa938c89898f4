package org.nightjar.ui.shell;

import javafx.application.Platform;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;

/**
 * Keeps the shares that the parts of a split pane have when the window changes its size, as far as their least sizes allow:
 * a split pane by itself takes what is lost from all parts alike, and leaves a small one nothing. FX thread only.
 */
final class Shares {

    private final SplitPane pane;
    private double[] wanted;
    private boolean awaited;

    private Shares(SplitPane pane) {
        this.pane = pane;
        wanted = pane.getDividerPositions();
    }

    /** Keeps the shares as they are now, and later as somebody drags them. */
    static void keep(SplitPane pane) {
        Shares shares = new Shares(pane);
        ReadOnlyDoubleProperty size =
                pane.getOrientation() == Orientation.HORIZONTAL ? pane.widthProperty() : pane.heightProperty();
        size.addListener(property -> shares.restoreAfterLayout());
        pane.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            if (event.getTarget() instanceof Node node && node.getStyleClass().contains("split-pane-divider")) {
                shares.wanted = pane.getDividerPositions();
            }
        });
    }

    /** After the layout that follows, which moves the dividers itself; whatever runs later may come before it. */
    private void restoreAfterLayout() {
        Scene scene = pane.getScene();
        if (scene == null || awaited) {
            return;
        }
        awaited = true;
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                awaited = false;
                scene.removePostLayoutPulseListener(this);
                pane.setDividerPositions(wanted);
            }
        });
        Platform.requestNextPulse();
    }
}
