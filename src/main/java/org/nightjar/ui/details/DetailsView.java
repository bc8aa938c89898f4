package org.nightjar.ui.details;

import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.nightjar.analysis.Selection;
import org.nightjar.ui.CaseActions;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.notes.NotesViewModel;
import org.nightjar.ui.parts.Words;

/**
 * The pane on the right: why something is here, and the event under the cursor. A new focus turns to the first, a new
 * cursor to the second.
 */
public final class DetailsView extends TabPane {

    private final Tab why;
    private final Tab event;

    public DetailsView(DetailsViewModel model, WorkbenchViewModel workbench, CaseActions actions) {
        setId("details");
        getStyleClass().addAll("dense", "details");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        NotesViewModel said = new NotesViewModel(workbench, actions);
        why = new Tab(Words.of("details.why"), new WhyPane(model, workbench, actions, said));
        event = new Tab(Words.of("details.event"), new EventPane(model, said));
        getTabs().addAll(why, event);
        workbench.selectionProperty().addListener((property, before, now) -> turn(before, now));
    }

    private void turn(Selection before, Selection now) {
        if (!now.eventId().isEmpty() && !now.eventId().equals(before.eventId())) {
            getSelectionModel().select(event);
        } else if (!now.focus().equals(before.focus())) {
            getSelectionModel().select(why);
        }
    }
}
