package org.nightjar.ui.credentials;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.nightjar.analysis.SelectedRows;
import org.nightjar.analysis.Selection;
import org.nightjar.analysis.credential.Credential;
import org.nightjar.analysis.credential.CredentialLanes;
import org.nightjar.analysis.credential.Credentials;
import org.nightjar.analysis.timeline.TimeWindow;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.Dimension;
import org.nightjar.model.TimeRange;
import org.nightjar.store.EventIndex;
import org.nightjar.ui.Pivot;
import org.nightjar.ui.Pivots;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Latest;
import org.nightjar.ui.parts.QueryClauses;
import org.nightjar.ui.parts.WhileSeen;

/**
 * The credentials of the selection, with their lives over its range or over the whole case. What is picked here narrows
 * the selection and not this list, so that the next can be picked. FX thread.
 */
final class CredentialsViewModel {

    /** Nobody reads more lives than this; the rest is counted. */
    static final int SHOWN = 300;

    private final WorkbenchViewModel workbench;
    private final WhileSeen upToDate = new WhileSeen(this::follow);
    private final Latest<CredentialLanes> latest;
    private final ReadOnlyObjectWrapper<Optional<CredentialLanes>> lanes =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private String picked = "";

    /** What was worked out last; read and written in the background only. */
    private volatile @Nullable Known known;

    private record Known(EventIndex index, Credentials credentials) {}

    CredentialsViewModel(WorkbenchViewModel workbench, Latest<CredentialLanes> latest) {
        this.workbench = workbench;
        this.latest = latest;
        workbench.rowsProperty().addListener((property, before, rows) -> upToDate.run());
        upToDate.run();
    }

    /** Not seen, it rests. */
    void setSeen(boolean seen) {
        upToDate.setSeen(seen);
    }

    private void follow() {
        CaseData data = workbench.data();
        Selection selection = workbench.selection();
        QueryClauses clauses = QueryClauses.of(selection.query());
        if (!picked.isEmpty() && clauses.has(picked)) {
            Selection others = selection.withQuery(clauses.without(picked));
            latest.ask(
                    () -> lanes(data, others, SelectedRows.of(others, data.index(), data.detection())),
                    this::arrived,
                    failure::set);
        } else {
            picked = "";
            SelectedRows rows = workbench.rows();
            latest.ask(() -> lanes(data, selection, rows), this::arrived, failure::set);
        }
    }

    private CredentialLanes lanes(CaseData data, Selection selection, SelectedRows rows) {
        EventIndex index = data.index();
        Known now = known;
        if (now == null || now.index != index) {
            now = new Known(index, Credentials.of(index));
            known = now;
        }
        TimeRange range = selection.range().orElse(index.span());
        return CredentialLanes.of(index, now.credentials, rows.inRange(), TimeWindow.of(range), SHOWN);
    }

    private void arrived(CredentialLanes made) {
        failure.set("");
        lanes.set(Optional.of(made));
    }

    /** The lives; empty until they are first there. */
    ReadOnlyObjectProperty<Optional<CredentialLanes>> lanesProperty() {
        return lanes.getReadOnlyProperty();
    }

    /** Why there are none, or "". */
    ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    EventIndex index() {
        return workbench.data().index();
    }

    /** Selects the uses of a credential, or lets go of them if they are selected. */
    void pick(Credential credential) {
        QueryClauses clauses = QueryClauses.of(workbench.selection().query());
        if (isPicked(credential)) {
            picked = "";
            workbench.setQuery(clauses.without(credential.query()));
            return;
        }
        String others = clauses.has(picked)
                ? clauses.without(picked)
                : workbench.selection().query();
        picked = credential.query();
        workbench.setQuery(QueryClauses.of(others).toggled(picked));
    }

    boolean isPicked(Credential credential) {
        return picked.equals(credential.query())
                && QueryClauses.of(workbench.selection().query()).has(picked);
    }

    /** What the menu offers on a credential, and on the moment of its first use. */
    List<Pivot> pivots(Credential credential) {
        Optional<Instant> first =
                credential.firstRow() < 0 ? Optional.empty() : Optional.of(index().time(credential.firstRow()));
        Dimension dimension = credential.isKey() ? Dimension.ACCESS_KEY : Dimension.PRINCIPAL;
        return new Pivots(workbench, Optional.empty()).on(dimension, credential.id(), first);
    }
}
