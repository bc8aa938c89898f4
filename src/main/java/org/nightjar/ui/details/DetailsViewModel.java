package org.nightjar.ui.details;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.nightjar.analysis.Focus;
import org.nightjar.analysis.SelectedRows;
import org.nightjar.analysis.Selection;
import org.nightjar.analysis.identity.IdentityChain;
import org.nightjar.analysis.query.EventQuery;
import org.nightjar.casefile.OpenCase;
import org.nightjar.model.Dimension;
import org.nightjar.model.Finding;
import org.nightjar.model.Incident;
import org.nightjar.model.NightjarException;
import org.nightjar.model.QueryText;
import org.nightjar.model.UserRisk;
import org.nightjar.store.EventIndex;
import org.nightjar.store.TextPattern;
import org.nightjar.ui.Pivot;
import org.nightjar.ui.Pivots;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Latest;
import org.nightjar.ui.parts.Words;

/** The details of what is in focus and of the event under the cursor; the raw record is read in the background. */
public final class DetailsViewModel {

    private final WorkbenchViewModel workbench;
    private final OpenCase openCase;
    private final Latest<RawRecord> latest;
    private final MissingViewModel missing;
    private final ReadOnlyObjectWrapper<Optional<EventDetails>> event = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<RawRecord>> raw = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper rawError = new ReadOnlyStringWrapper("");

    public DetailsViewModel(OpenCase openCase, WorkbenchViewModel workbench, Executor background, Executor fx) {
        this.openCase = openCase;
        this.workbench = workbench;
        this.latest = new Latest<>(background, fx);
        this.missing = new MissingViewModel(this, workbench, background, fx);
        workbench.selectionProperty().addListener((property, before, selection) -> {
            if (!before.eventId().equals(selection.eventId()) || !before.query().equals(selection.query())) {
                readEvent();
            }
        });
        workbench.dataProperty().addListener(property -> readEvent());
        workbench.zoneProperty().addListener(property -> readEvent());
        readEvent();
    }

    private void readEvent() {
        String eventId = workbench.selection().eventId();
        int row = eventId.isEmpty() ? -1 : workbench.data().index().findRow(eventId);
        raw.set(Optional.empty());
        rawError.set("");
        if (row < 0) {
            latest.forget();
            event.set(Optional.empty());
            return;
        }
        event.set(Optional.of(
                EventDetails.of(workbench.data(), row, workbench.zoneProperty().get())));
        String query = workbench.selection().query();
        latest.ask(
                () -> RawRecord.of(openCase.rawRecord(row), texts(query)),
                record -> raw.set(Optional.of(record)),
                rawError::set);
    }

    /** What the query looks for in records; nothing if it cannot be read, which the query bar says. */
    private static List<TextPattern> texts(String query) {
        try {
            return EventQuery.parse(query).texts();
        } catch (NightjarException invalid) {
            return List.of();
        }
    }

    /** The event under the cursor. */
    ReadOnlyObjectProperty<Optional<EventDetails>> eventProperty() {
        return event.getReadOnlyProperty();
    }

    /** Its record; empty while it is read and when it cannot be. */
    ReadOnlyObjectProperty<Optional<RawRecord>> rawProperty() {
        return raw.getReadOnlyProperty();
    }

    /** Why the record cannot be read, or "". */
    ReadOnlyStringProperty rawErrorProperty() {
        return rawError.getReadOnlyProperty();
    }

    /** What is missing after the acts of the finding in focus. */
    MissingViewModel missing() {
        return missing;
    }

    Optional<Finding> finding() {
        return workbench.selection().focus() instanceof Focus.OnFinding on
                ? SelectedRows.findFinding(on.findingId(), workbench.data().detection())
                : Optional.empty();
    }

    Optional<Incident> incident() {
        return workbench.selection().focus() instanceof Focus.OnIncident on
                ? SelectedRows.findIncident(on.rank(), workbench.data().detection())
                : Optional.empty();
    }

    Optional<UserRisk> user() {
        return workbench.selection().focus() instanceof Focus.OnUser on
                ? workbench.data().detection().users().stream()
                        .filter(risk -> risk.user().id().equals(on.userId()))
                        .findFirst()
                : Optional.empty();
    }

    /** The findings of an incident as a story: in time order. */
    List<Finding> findingsOf(Incident incident) {
        return incident.findingIds().stream()
                .flatMap(id -> SelectedRows.findFinding(id, workbench.data().detection()).stream())
                .sorted(Comparator.comparing(Finding::windowStart))
                .toList();
    }

    /** The findings of a user, best first. */
    List<Finding> findingsOf(UserRisk user) {
        return workbench.data().detection().findings().stream()
                .filter(finding -> finding.user().equals(user.user().id()))
                .toList();
    }

    /** The chains of credentials by which the user acted, those of most events first. */
    List<String> chainsOf(UserRisk user) {
        EventIndex index = workbench.data().index();
        int code = index.column(Dimension.USER).dictionary().find(user.user().id());
        return code < 0
                ? List.of()
                : IdentityChain.ofUser(index, code).stream()
                        .map(IdentityChain::sentence)
                        .toList();
    }

    /** Shows exactly the events of a query, whatever was in focus. */
    void showQuery(String query) {
        workbench.select(new Selection(query, Optional.empty(), Focus.NOTHING, ""));
    }

    /** A field's value, by its alias if it has one. */
    String shown(EventDetails.Field field) {
        return field.dimension()
                .map(dimension -> workbench.shown(dimension, field.value()))
                .orElse(field.value());
    }

    /** What the menu offers on a field of the event. */
    List<Pivot> pivots(EventDetails.Field field) {
        Dimension dimension = field.dimension().orElse(null);
        if (dimension == null) {
            return List.of(Pivots.copy(Words.of("pivot.copy", Figures.shortened(field.value(), 44)), field.value()));
        }
        int row = workbench.data().index().findRow(workbench.selection().eventId());
        Optional<Instant> moment = row < 0
                ? Optional.empty()
                : Optional.of(workbench.data().index().time(row));
        List<Pivot> pivots =
                new ArrayList<>(new Pivots(workbench, Optional.empty()).on(dimension, field.value(), moment));
        String query = QueryText.is(dimension, field.value());
        pivots.add(new Pivot(Pivot.Kind.MORE, Words.of("details.everything"), () -> showQuery(query)));
        return pivots;
    }
}
