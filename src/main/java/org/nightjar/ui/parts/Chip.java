package org.nightjar.ui.parts;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** A part of the selection that can be taken away. */
public final class Chip extends HBox {

    public Chip(Node mark, String text, String whole, Runnable remove) {
        super(6);
        getStyleClass().add("chip");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(USE_PREF_SIZE);
        Button cross = Nodes.iconButton(Feather.X, Words.of("chip.remove", text), remove);
        getChildren().addAll(mark, Nodes.label(text), cross);
        Nodes.tip(this, whole);
    }
}
