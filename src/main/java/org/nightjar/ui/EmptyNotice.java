package org.nightjar.ui;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** Says why a view is empty and what to do about it; takes no mouse. FX thread only. */
public final class EmptyNotice extends VBox {

    private final Label title = new Label();
    private final Label advice = new Label();

    public EmptyNotice() {
        setAlignment(Pos.CENTER);
        setSpacing(6);
        setPadding(new Insets(18, 24, 18, 24));
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setMouseTransparent(true);
        setVisible(false);
        title.setId("notice-title");
        advice.setWrapText(true);
        advice.setMaxWidth(420);
        advice.setTextAlignment(TextAlignment.CENTER);
        getChildren().addAll(title, advice);
    }

    /** Shows these sentences. */
    public void show(String what, String whatToDo, Palette palette) {
        title.setText(what);
        advice.setText(whatToDo);
        title.setStyle(
                "-fx-font-size: 15px; -fx-font-weight: bold; -fx-text-fill: " + CssColor.of(palette.text()) + ";");
        advice.setStyle("-fx-font-size: 13px; -fx-text-fill: " + CssColor.of(palette.textMuted()) + ";");
        setStyle("-fx-background-radius: 8; -fx-background-color: "
                + CssColor.of(palette.surface())
                + "; -fx-border-radius: 8; -fx-border-color: " + CssColor.of(palette.grid()) + ";");
        setVisible(true);
    }

    /** Takes the notice away. */
    public void dismiss() {
        setVisible(false);
    }
}
