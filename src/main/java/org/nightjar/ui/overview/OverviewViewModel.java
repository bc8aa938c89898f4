package org.nightjar.ui.overview;

import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nightjar.casefile.CaseData;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Latest;

/** The overview of the case as it stands; read again in the background when the case changes. */
public final class OverviewViewModel {

    private final Latest<Overview> latest;
    private final ReadOnlyObjectWrapper<Optional<Overview>> overview = new ReadOnlyObjectWrapper<>(Optional.empty());

    public OverviewViewModel(WorkbenchViewModel workbench, Executor background, Executor fx) {
        latest = new Latest<>(background, fx);
        workbench.dataProperty().addListener((property, before, data) -> read(data));
        read(workbench.data());
    }

    private void read(CaseData data) {
        latest.ask(
                () -> Overview.of(data),
                read -> overview.set(Optional.of(read)),
                failure -> overview.set(Optional.empty()));
    }

    /** Empty while it is being read. */
    public ReadOnlyObjectProperty<Optional<Overview>> overviewProperty() {
        return overview.getReadOnlyProperty();
    }
}
