package org.nightjar.ui.people;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.nightjar.analysis.Focus;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.Dimension;
import org.nightjar.model.Severity;
import org.nightjar.model.User;
import org.nightjar.model.UserRisk;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.ui.Pivot;
import org.nightjar.ui.Pivots;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Latest;
import org.nightjar.ui.parts.Words;

/** The users of the case, ranked by risk (before the first detection: by events), searched as one types. */
public final class UsersViewModel {

    private final WorkbenchViewModel workbench;
    private final Latest<List<UserEntry>> latest;
    private final ObservableList<UserEntry> all = FXCollections.observableArrayList();
    private final FilteredList<UserEntry> shown = new FilteredList<>(all);
    private final StringProperty search = new SimpleStringProperty("");

    public UsersViewModel(WorkbenchViewModel workbench, Executor background, Executor fx) {
        this.workbench = workbench;
        this.latest = new Latest<>(background, fx);
        search.addListener((property, before, text) -> filter(text));
        workbench.dataProperty().addListener((property, before, data) -> load(data));
        load(workbench.data());
    }

    private void load(CaseData data) {
        latest.ask(() -> entries(data), all::setAll, failure -> all.clear());
    }

    private void filter(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        shown.setPredicate(entry -> shown(entry).toLowerCase(Locale.ROOT).contains(wanted)
                || entry.user().kind().id().contains(wanted));
    }

    static List<UserEntry> entries(CaseData data) {
        if (data.detection().users().isEmpty()) {
            return byEvents(data.index());
        }
        Set<String> ranked = new HashSet<>();
        List<UserEntry> entries = new ArrayList<>();
        for (UserRisk risk : data.detection().users()) {
            ranked.add(risk.user().id());
            // who was merged into another since then has no events any more
            events(data, risk)
                    .ifPresent(events -> entries.add(new UserEntry(
                            risk.user(),
                            risk.risk(),
                            events,
                            risk.findings(),
                            risk.findings() == 0 ? Optional.empty() : Optional.of(Severity.ofScore(risk.risk())),
                            data.outdated().isOutdated(risk.user().id()))));
        }
        byEvents(data.index()).stream()
                .filter(entry -> !ranked.contains(entry.user().id()))
                .forEach(entries::add);
        return List.copyOf(entries);
    }

    /** How many events the user has now; empty if it is a part of another. */
    private static Optional<Integer> events(CaseData data, UserRisk risk) {
        Column users = data.index().column(Dimension.USER);
        int code = risk.user().equals(User.NOBODY)
                ? 0
                : users.dictionary().find(risk.user().id());
        return code < 0 ? Optional.empty() : Optional.of(users.counts()[code]);
    }

    /** The user by alias and id. */
    public String shown(UserEntry entry) {
        return workbench.shown(Dimension.USER, entry.user().id());
    }

    private static List<UserEntry> byEvents(EventIndex index) {
        int[] counts = index.column(Dimension.USER).counts();
        List<UserEntry> entries = new ArrayList<>();
        for (int code = 0; code < counts.length; code++) {
            int events = counts[code];
            if (events > 0) {
                entries.add(new UserEntry(index.user(code), -1, events, 0, Optional.empty(), false));
            }
        }
        entries.sort(Comparator.comparingLong(UserEntry::events).reversed());
        return List.copyOf(entries);
    }

    public ObservableList<UserEntry> shown() {
        return shown;
    }

    /** How many there are without the search. */
    public int total() {
        return all.size();
    }

    public StringProperty searchProperty() {
        return search;
    }

    /** Focuses the user, or takes the focus off them if they have it. */
    public void choose(UserEntry entry) {
        Focus wanted = new Focus.OnUser(entry.user().id());
        workbench.focus(workbench.selection().focus().equals(wanted) ? Focus.NOTHING : wanted);
    }

    /** What the menu offers on a user. */
    public List<Pivot> pivots(UserEntry entry) {
        List<Pivot> pivots = new ArrayList<>();
        pivots.add(new Pivot(Pivot.Kind.FOCUS, Words.of("pivot.focus"), () -> choose(entry)));
        pivots.addAll(new Pivots(workbench, Optional.empty())
                .on(Dimension.USER, entry.user().id(), Optional.empty()));
        return pivots;
    }

    /** Whether the selection is about this user, directly or by a finding or incident. */
    public boolean isChosen(UserEntry entry) {
        return workbench.rows().userId().equals(entry.user().id());
    }
}
