package org.nightjar.ui.parts;

import java.util.Locale;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.nightjar.model.Severity;

/** A score from 0 to 100 as a short bar with its figure; the bar has the colour of that score's severity. */
public final class RiskBar extends HBox {

    private static final double WIDTH = 36;
    private static final double HEIGHT = 6;

    private final StackPane stack = new StackPane();

    public RiskBar(double score) {
        super(6);
        setAlignment(Pos.CENTER_RIGHT);
        Rectangle track = new Rectangle(WIDTH, HEIGHT);
        track.getStyleClass().add("risk-track");
        Rectangle bar = new Rectangle(WIDTH * Math.max(0, Math.min(100, score)) / 100, HEIGHT);
        bar.getStyleClass()
                .addAll("severity", "severity-" + Severity.ofScore(score).id());
        stack.getChildren().setAll(track, bar);
        stack.setAlignment(Pos.CENTER_LEFT);
        stack.setMaxHeight(HEIGHT);
        Label figure = Nodes.label(String.format(Locale.ROOT, "%.0f", score), "mono", "risk-figure");
        figure.setMinWidth(24);
        figure.setAlignment(Pos.CENTER_RIGHT);
        stack.managedProperty().bind(stack.visibleProperty());
        getChildren().addAll(stack, figure);
        setMinWidth(USE_PREF_SIZE);
        Nodes.tip(this, Words.of("risk.tip", String.format(Locale.ROOT, "%.0f", score)));
    }

    /** Leaves only the figure while there is no room for the bar. */
    public RiskBar withBarIf(ObservableBooleanValue room) {
        stack.visibleProperty().bind(room);
        return this;
    }
}
