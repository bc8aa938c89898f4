package org.nightjar.ui.findings;

import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import org.nightjar.ui.findings.FindingsViewModel.Shown;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Words;

/** Chooses between all findings, the new and the gone, each with its count; not there before a second run. */
final class ChangeBar extends HBox {

    private final FindingsViewModel model;
    private final Map<Shown, ToggleButton> buttons = new EnumMap<>(Shown.class);
    private final Label against = Nodes.label("", "muted", "small-text");

    ChangeBar(FindingsViewModel model) {
        super(12);
        this.model = model;
        setId("findings-change");
        getStyleClass().add("list-bar");
        setAlignment(Pos.CENTER_LEFT);
        HBox pills = new HBox(0);
        for (Shown shown : Shown.values()) {
            ToggleButton button = new ToggleButton();
            button.setId("findings-" + shown.id());
            button.setMinWidth(USE_PREF_SIZE);
            button.getStyleClass()
                    .addAll(
                            "small",
                            shown == Shown.ALL ? "left-pill" : shown == Shown.GONE ? "right-pill" : "center-pill");
            button.setOnAction(event -> {
                model.shownProperty().set(shown);
                show();
            });
            Nodes.tip(button, Words.of("findings.change.tip." + shown.id()));
            buttons.put(shown, button);
            pills.getChildren().add(button);
        }
        against.setMinWidth(0);
        getChildren().addAll(pills, against);
        show();
    }

    /** Follows what is counted and what is chosen. */
    void show() {
        boolean compared = model.changeProperty().get().isPresent();
        String failure = model.failureProperty().get();
        Nodes.show(this, compared || !failure.isEmpty());
        buttons.forEach((shown, button) -> {
            int count = model.lines(shown).size();
            button.setText(Words.of("findings.change." + shown.id(), Figures.count(count)));
            button.setSelected(model.shownProperty().get() == shown);
            button.setDisable(!compared);
        });
        against.setText(failure.isEmpty() ? Words.of("findings.change.against", model.runBefore()) : failure);
    }
}
