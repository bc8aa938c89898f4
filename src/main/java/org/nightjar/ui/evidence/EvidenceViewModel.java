package org.nightjar.ui.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.nightjar.casefile.CaseData;
import org.nightjar.casefile.OpenCase;
import org.nightjar.model.EntryCount;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.NightjarException;
import org.nightjar.model.OtherLog;
import org.nightjar.model.Reject;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Latest;

/**
 * The evidence of the case, and what was rejected: counted by reason, and the first of one reason or of all. Read in
 * the background when the case or the reason changes.
 */
public final class EvidenceViewModel {

    /** How many rejects are listed; the counters always count all. */
    static final int REJECTS = 500;

    /** How many members of the chosen item are listed. */
    static final int ENTRIES = 5_000;

    /** What a reading of the rejects finds. */
    private record Found(SortedMap<String, Long> byReason, List<Reject> first, String otherLogs) {}

    private final OpenCase openCase;
    private final Latest<Found> latest;
    private final Latest<List<EntryCount>> latestEntries;
    private final ObservableList<EvidenceItem> items = FXCollections.observableArrayList();
    private final ObservableList<EntryCount> entries = FXCollections.observableArrayList();
    private final ObservableList<Reject> rejects = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<SortedMap<String, Long>> byReason =
            new ReadOnlyObjectWrapper<>(new TreeMap<>());
    private final StringProperty reason = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper rejectsError = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper otherLogs = new ReadOnlyStringWrapper("");

    public EvidenceViewModel(OpenCase openCase, WorkbenchViewModel workbench, Executor background, Executor fx) {
        this.openCase = openCase;
        this.latest = new Latest<>(background, fx);
        this.latestEntries = new Latest<>(background, fx);
        workbench.dataProperty().addListener((property, before, data) -> read(data));
        reason.addListener(property -> readRejects());
        read(workbench.data());
    }

    private void read(CaseData data) {
        items.setAll(data.evidence());
        readRejects();
    }

    private void readRejects() {
        String wanted = reason.get();
        latest.ask(
                () -> find(wanted),
                found -> {
                    rejectsError.set("");
                    byReason.set(found.byReason());
                    rejects.setAll(found.first());
                    otherLogs.set(found.otherLogs());
                },
                rejectsError::set);
    }

    private Found find(String wanted) throws NightjarException {
        SortedMap<String, Long> counts = new TreeMap<>();
        List<Reject> first = new ArrayList<>();
        openCase.eachReject((reject, content) -> {
            counts.merge(reject.reason(), 1L, Long::sum);
            if (first.size() < REJECTS && (wanted.isEmpty() || wanted.equals(reject.reason()))) {
                first.add(reject);
            }
        });
        return new Found(counts, first, OtherLog.sentence(OtherLog.byKind(openCase.otherLogs())));
    }

    /** Shows the members of one item, or of none. */
    void choose(@Nullable EvidenceItem item) {
        latestEntries.ask(
                () -> item == null ? List.of() : openCase.entryCounts(OptionalInt.of(item.id()), ENTRIES),
                entries::setAll,
                error -> {
                    entries.clear();
                    rejectsError.set(error);
                });
    }

    /** What became of the records of each member of the chosen item; none if it is one entry. */
    ObservableList<EntryCount> entries() {
        return entries;
    }

    /** What is known to be another log, in one sentence, or "". */
    ReadOnlyStringProperty otherLogsProperty() {
        return otherLogs.getReadOnlyProperty();
    }

    /** How many were rejected for each reason. */
    ReadOnlyObjectProperty<SortedMap<String, Long>> byReasonProperty() {
        return byReason.getReadOnlyProperty();
    }

    /** The reason of which rejects are listed, or "" for all. */
    StringProperty reasonProperty() {
        return reason;
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
