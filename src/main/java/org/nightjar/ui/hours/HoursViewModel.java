package org.nightjar.ui.hours;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nightjar.analysis.SelectedRows;
import org.nightjar.analysis.Selection;
import org.nightjar.analysis.timeline.HeatMap;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.Dimension;
import org.nightjar.model.NightjarException;
import org.nightjar.model.QueryText;
import org.nightjar.model.ZoneName;
import org.nightjar.store.RowSet;
import org.nightjar.ui.Pivot;
import org.nightjar.ui.Pivots;
import org.nightjar.ui.Theme;
import org.nightjar.ui.WorkbenchTab;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.QueryClauses;
import org.nightjar.ui.parts.WhileSeen;
import org.nightjar.ui.parts.Words;

/**
 * The selected events by weekday and hour: of a user in focus by the user's own clock, else by the window's zone. Hours
 * that were clicked do not narrow the map itself, or only they would be left in it. FX thread only.
 */
public final class HoursViewModel {

    private final WorkbenchViewModel workbench;
    private final WhileSeen upToDate = new WhileSeen(this::count);
    private final ReadOnlyObjectWrapper<Optional<HeatMap>> map = new ReadOnlyObjectWrapper<>(Optional.empty());
    private long newest;

    public HoursViewModel(WorkbenchViewModel workbench) {
        this.workbench = workbench;
        workbench.rowsProperty().addListener(property -> upToDate.run());
        workbench.zoneProperty().addListener(property -> upToDate.run());
        workbench.userZonesProperty().addListener(property -> upToDate.run());
        upToDate.run();
    }

    /** Not seen, it rests. */
    void setSeen(boolean seen) {
        upToDate.setSeen(seen);
    }

    private void count() {
        CaseData data = workbench.data();
        Selection selection = workbench.selection();
        RowSet selected = workbench.rows().inRange();
        ZoneId zone = zone();
        long number = ++newest;
        workbench.compute(() -> HeatMap.of(data.index(), rows(selection, data, selected), zone), made -> {
            if (number == newest) {
                map.set(Optional.of(made));
            }
        });
    }

    /** The selected rows, or where hours were clicked those that would be without. */
    private static RowSet rows(Selection selection, CaseData data, RowSet selected) {
        String query = withoutHours(selection.query());
        if (query.equals(selection.query())) {
            return selected;
        }
        try {
            return SelectedRows.of(selection.withQuery(query), data.index(), data.detection())
                    .inRange();
        } catch (NightjarException invalid) {
            return selected;
        }
    }

    /** The query without the clauses that a click here makes. */
    static String withoutHours(String query) {
        QueryClauses left = QueryClauses.of(query);
        String text = query;
        for (String clause : left.all()) {
            if (clause.startsWith("weekday:") || clause.startsWith("hour:")) {
                text = QueryClauses.of(text).without(clause);
            }
        }
        return text;
    }

    /** Empty until it is first counted. */
    public ReadOnlyObjectProperty<Optional<HeatMap>> mapProperty() {
        return map.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Theme> themeProperty() {
        return workbench.themeProperty();
    }

    private ZoneId zone() {
        return ownZone().orElse(workbench.zoneProperty().get());
    }

    private Optional<ZoneId> ownZone() {
        return workbench.userZonesProperty().get().find(user()).map(ZoneId.class::cast);
    }

    private String user() {
        return workbench.rows().userId();
    }

    /** Whose hours these are, and by which clock. */
    public String title() {
        ZoneId zone = zone();
        String name = zoneName(zone);
        if (user().isEmpty()) {
            return Words.of("hours.title.all", name);
        }
        return Words.of(
                ownZone().isPresent() ? "hours.title.user" : "hours.title.userAxis",
                workbench.shown(Dimension.USER, user()),
                name);
    }

    /** A clock by its name, for all of the case's time. */
    String zoneName(ZoneId zone) {
        return ZoneName.over(zone, workbench.data().index().span());
    }

    private List<String> clauses(int day, int hour) {
        ZoneId zone = map.get().map(HeatMap::zone).orElse(zone());
        return List.of(QueryText.weekday(DayOfWeek.of(day + 1), zone), QueryText.hour(hour, zone));
    }

    /** Whether the query keeps only that hour. */
    public boolean isPicked(int day, int hour) {
        QueryClauses query = QueryClauses.of(workbench.selection().query());
        return clauses(day, hour).stream().allMatch(query::has);
    }

    /** Keeps only the events of that hour instead of another one, or lets it go. */
    public void pick(int day, int hour) {
        if (isPicked(day, hour)) {
            workbench.setQuery(withoutHours(workbench.selection().query()));
        } else {
            narrow(String.join(" AND ", clauses(day, hour)));
        }
    }

    /** In place of an hour that was picked before. */
    private void narrow(String part) {
        workbench.setQuery(QueryText.narrow(withoutHours(workbench.selection().query()), part));
    }

    /** What the menu offers on an hour. */
    List<Pivot> pivots(int day, int hour, String name) {
        String part = String.join(" AND ", clauses(day, hour));
        List<Pivot> pivots = new ArrayList<>();
        pivots.add(new Pivot(Pivot.Kind.ONLY, Words.of("pivot.only", name), () -> narrow(part)));
        pivots.add(new Pivot(
                Pivot.Kind.EXCLUDE, Words.of("pivot.exclude", name), () -> narrow(QueryText.not("(" + part + ")"))));
        pivots.add(seen(Pivot.Kind.EVENTS, "pivot.events", part, WorkbenchTab.EVENTS));
        pivots.add(seen(Pivot.Kind.MAP, "pivot.map", part, WorkbenchTab.MAP));
        pivots.add(seen(Pivot.Kind.GRAPH, "pivot.graph", part, WorkbenchTab.GRAPH));
        pivots.add(Pivots.copy(Words.of("pivot.copy", name), name));
        return List.copyOf(pivots);
    }

    private Pivot seen(Pivot.Kind kind, String label, String part, WorkbenchTab tab) {
        return new Pivot(kind, Words.of(label), () -> {
            narrow(part);
            workbench.turnTo(tab);
        });
    }
}
