package org.nightjar.ui.parts;

import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** The frame around a drawn pane while it has the keyboard, above all that is drawn there. FX thread only. */
public final class FocusFrame extends Region {

    private FocusFrame(Region view) {
        getStyleClass().add("focus-frame");
        setManaged(false);
        setMouseTransparent(true);
        setViewOrder(-1);
        visibleProperty().bind(view.focusedProperty());
        view.layoutBoundsProperty().addListener((property, before, now) -> resize(now.getWidth(), now.getHeight()));
        resize(view.getWidth(), view.getHeight());
    }

    /**
     * Gives a view its frame.
     *
     * @param children of the view
     */
    public static void add(Region view, ObservableList<Node> children) {
        children.add(new FocusFrame(view));
    }
}
