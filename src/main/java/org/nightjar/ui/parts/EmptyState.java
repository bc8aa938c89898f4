package org.nightjar.ui.parts;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Stands where there is nothing to show, and says why and what to do next. */
public final class EmptyState extends VBox {

    public EmptyState(Feather icon, String title, String whatNext, Button... actions) {
        super(8);
        getStyleClass().add("empty-state");
        setAlignment(Pos.CENTER);
        getChildren().add(Nodes.icon(icon, "empty-icon"));
        say(title, whatNext);
        if (actions.length > 0) {
            HBox row = new HBox(8, actions);
            row.setAlignment(Pos.CENTER);
            row.getStyleClass().add("empty-actions");
            getChildren().add(row);
        }
    }

    private EmptyState(String title) {
        super(12);
        getStyleClass().add("empty-state");
        setAlignment(Pos.CENTER);
        ProgressIndicator turning = new ProgressIndicator();
        turning.setMaxSize(24, 24);
        getChildren().addAll(turning, Nodes.label(title, "muted"));
    }

    /** While something is being worked out. */
    public static EmptyState loading(String what) {
        return new EmptyState(what);
    }

    /** On a plate of its own, over something that is drawn; takes no mouse. */
    public EmptyState onPlate() {
        getStyleClass().add("empty-plate");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMouseTransparent(true);
        return this;
    }

    private void say(String title, String whatNext) {
        var text = Nodes.paragraph(whatNext, "muted");
        text.setMaxWidth(420);
        text.setStyle("-fx-text-alignment: center; -fx-alignment: center;");
        getChildren().addAll(Nodes.label(title, "title-small"), text);
    }
}
