package org.nightjar.ui.details;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nightjar.analysis.coverage.Consequence;
import org.nightjar.analysis.coverage.Consequences;
import org.nightjar.model.Finding;
import org.nightjar.store.EventIndex;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Latest;

/**
 * What is missing after the acts of the finding in focus, if it is about logging; worked out in the background from the
 * events as they are now. FX thread only.
 */
final class MissingViewModel {

    private final WorkbenchViewModel workbench;
    private final DetailsViewModel details;
    private final Latest<List<Consequence>> latest;
    private final ReadOnlyObjectWrapper<List<Consequence>> missing = new ReadOnlyObjectWrapper<>(List.of());
    private Optional<Finding> of = Optional.empty();

    MissingViewModel(DetailsViewModel details, WorkbenchViewModel workbench, Executor background, Executor fx) {
        this.details = details;
        this.workbench = workbench;
        this.latest = new Latest<>(background, fx);
        workbench.rowsProperty().addListener((property, before, now) -> follow(false));
        workbench.dataProperty().addListener((property, before, now) -> follow(true));
        follow(false);
    }

    private void follow(boolean anew) {
        Optional<Finding> finding = details.finding().filter(Consequences::isAbout);
        if (finding.equals(of) && !anew) {
            return;
        }
        of = finding;
        missing.set(List.of());
        if (finding.isEmpty()) {
            latest.forget();
            return;
        }
        EventIndex index = workbench.data().index();
        latest.ask(
                () -> Consequences.of(finding.get(), index).stream()
                        .filter(act -> !act.lacks().isEmpty())
                        .toList(),
                missing::set,
                failure -> missing.set(List.of()));
    }

    /** One an act after which something is missing, in time order; empty until it is known. */
    ReadOnlyObjectProperty<List<Consequence>> missingProperty() {
        return missing.getReadOnlyProperty();
    }
}
