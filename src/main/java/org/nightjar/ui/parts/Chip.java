package org.nightjar.ui.parts;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** A part of the selection that can be taken away. Where there is no room its text is shortened; the cross never is. */
public final class Chip extends HBox {

    private static final double SHORTEST_TEXT = 28;

    public Chip(Node mark, String text, String whole, Runnable remove) {
        super(6);
        getStyleClass().add("chip");
        setAlignment(Pos.CENTER_LEFT);
        Button cross = Nodes.iconButton(Feather.X, Words.of("chip.remove", text), remove);
        Label label = Nodes.label(text);
        label.setMinWidth(SHORTEST_TEXT);
        Nodes.tip(label, whole);
        getChildren().addAll(mark, label, cross);
    }
}
