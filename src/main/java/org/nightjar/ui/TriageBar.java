package org.nightjar.ui;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.nightjar.analysis.triage.Disposition;
import org.nightjar.model.TriageState;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Words;

/** The states of triage side by side, the one that holds pressed, with its reason below; a click gives another. */
public final class TriageBar extends VBox {

    /**
     * The bar of what is in focus.
     *
     * @param narrow names only the state that holds; the others are their signs
     */
    public TriageBar(Disposition said, boolean narrow, CaseActions actions) {
        super(4);
        HBox row = new HBox(0);
        row.setAlignment(Pos.CENTER_LEFT);
        TriageState[] states = TriageState.values();
        for (TriageState state : states) {
            ToggleButton button =
                    new ToggleButton(narrow && said.state() != state ? "" : name(state), Nodes.icon(icon(state)));
            button.setAccessibleText(name(state));
            button.setMinWidth(USE_PREF_SIZE);
            button.setId("triage-" + state.id());
            button.getStyleClass().add("small");
            button.getStyleClass()
                    .add(
                            state.ordinal() == 0
                                    ? "left-pill"
                                    : state.ordinal() == states.length - 1 ? "right-pill" : "center-pill");
            button.setSelected(said.state() == state);
            button.setOnAction(event -> {
                button.setSelected(said.state() == state);
                actions.triage(state);
            });
            Nodes.tip(button, Words.of("triage.tip", name(state), state.ordinal() + 1));
            row.getChildren().add(button);
        }
        getChildren().add(row);
        if (!said.reason().isEmpty()) {
            Label reason = Nodes.paragraph(Words.of("triage.because", said.reason()), "muted");
            HBox.setHgrow(reason, Priority.ALWAYS);
            getChildren().add(reason);
        }
    }

    /** The word for a state. */
    public static String name(TriageState state) {
        return Words.of("triage." + state.name().toLowerCase(Locale.ROOT));
    }

    /** The sign of a state. */
    public static Feather icon(TriageState state) {
        return switch (state) {
            case NEW -> Feather.CIRCLE;
            case UNDER_REVIEW -> Feather.EYE;
            case CONFIRMED -> Feather.CHECK_CIRCLE;
            case DISMISSED -> Feather.SLASH;
        };
    }
}
