package org.nightjar.ui.shell;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.nightjar.model.TriageSubject;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Words;

/** Asks why something is dismissed; Enter dismisses it, Esc lets it be. */
final class DismissBar extends HBox {

    private static final int NAME = 48;

    private final Label what = Nodes.label("");
    private final TextField reason = new TextField();
    private final Runnable leave;

    /** @param leave gives the keyboard back when it is done */
    DismissBar(TriageViewModel model, Runnable leave) {
        super(8);
        this.leave = leave;
        setId("dismiss");
        getStyleClass().addAll("notice", "notice-info");
        setAlignment(Pos.CENTER_LEFT);
        reason.setId("dismiss-reason");
        reason.setPromptText(Words.of("triage.reason"));
        HBox.setHgrow(reason, Priority.ALWAYS);
        Runnable dismiss = () -> {
            if (!reason.getText().isBlank()) {
                model.dismiss(reason.getText().strip());
            }
        };
        reason.setOnAction(event -> dismiss.run());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.keep();
                event.consume();
            }
        });
        getChildren()
                .addAll(
                        what,
                        reason,
                        Nodes.button(Words.of("triage.dismiss"), dismiss, "accent", "small"),
                        Nodes.button(Words.of("triage.cancel"), model::keep, "small"));
        what.setMinWidth(USE_PREF_SIZE);
        model.dismissingProperty().addListener((property, before, now) -> show(now));
        show(model.dismissingProperty().get());
    }

    private void show(Optional<TriageSubject> subject) {
        boolean wasShown = isVisible();
        setVisible(subject.isPresent());
        setManaged(subject.isPresent());
        subject.ifPresentOrElse(
                one -> {
                    String name = one.isIncident() ? one.user() : one.title();
                    what.setText(Words.of("triage.why", Figures.cut(name, NAME)));
                    reason.clear();
                    reason.requestFocus();
                },
                () -> {
                    if (wasShown) {
                        leave.run();
                    }
                });
    }
}
