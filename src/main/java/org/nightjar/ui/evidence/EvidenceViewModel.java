package org.nightjar.ui.evidence;

import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.nightjar.casefile.CaseData;
import org.nightjar.casefile.OpenCase;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.Reject;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Latest;

/** The evidence of the case and the first of what was rejected, read in the background when the case changes. */
public final class EvidenceViewModel {

    /** How many rejects are listed; the counters always count all. */
    static final int REJECTS = 500;

    private final OpenCase openCase;
    private final Latest<List<Reject>> latest;
    private final ObservableList<EvidenceItem> items = FXCollections.observableArrayList();
    private final ObservableList<Reject> rejects = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper rejectsError = new ReadOnlyStringWrapper("");

    public EvidenceViewModel(OpenCase openCase, WorkbenchViewModel workbench, Executor background, Executor fx) {
        this.openCase = openCase;
        this.latest = new Latest<>(background, fx);
        workbench.dataProperty().addListener((property, before, data) -> read(data));
        read(workbench.data());
    }

    private void read(CaseData data) {
        items.setAll(data.evidence());
        latest.ask(
                () -> openCase.rejects(REJECTS),
                read -> {
                    rejectsError.set("");
                    rejects.setAll(read);
                },
                rejectsError::set);
    }

    ObservableList<EvidenceItem> items() {
        return items;
    }

    ObservableList<Reject> rejects() {
        return rejects;
    }

    /** Why the rejects cannot be listed, or "". */
    ReadOnlyStringProperty rejectsErrorProperty() {
        return rejectsError.getReadOnlyProperty();
    }

    /** The path of an item, or its number if the case does not list it. */
    String pathOf(int evidenceId) {
        return items.stream()
                .filter(item -> item.id() == evidenceId)
                .map(EvidenceItem::path)
                .findFirst()
                .orElse(Integer.toString(evidenceId));
    }
}
