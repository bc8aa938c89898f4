package org.nightjar.ui;

import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Words;

/** Nearer, farther and all of it: the buttons in the corner of map and graph. FX thread only. */
public final class ZoomButtons extends VBox {

    /** Buttons for these actions. */
    public ZoomButtons(Runnable nearer, Runnable farther, Runnable fit) {
        setSpacing(4);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getStyleClass().add("zoom-buttons");
        add("zoom-nearer", Feather.PLUS, Words.of("zoom.nearer"), nearer);
        add("zoom-farther", Feather.MINUS, Words.of("zoom.farther"), farther);
        add("zoom-fit", Feather.MAXIMIZE, Words.of("zoom.fit"), fit);
    }

    /** Adds one more below. */
    public void add(String id, Feather icon, String tip, Runnable action) {
        Button button = new Button(null, new FontIcon(icon));
        button.setId(id);
        button.setAccessibleText(tip);
        Nodes.tip(button, tip);
        button.setFocusTraversable(false);
        button.getStyleClass().add("button-icon");
        button.setOnAction(pressed -> action.run());
        getChildren().add(button);
    }
}
