package org.nightjar.ui;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nightjar.model.Dimension;
import org.nightjar.model.People;
import org.nightjar.model.QueryText;
import org.nightjar.ui.Pivot.Kind;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.QueryClauses;
import org.nightjar.ui.parts.Words;

/**
 * The pivots that every view offers on a value: only it, without it, what was around it, and where else to see it. All
 * of them change the one shared selection, and what they filter reads as query text. FX thread only.
 */
public final class Pivots {

    /** How many minutes before and after a moment are "around" it. */
    public static final int AROUND_MINUTES = 5;

    private static final int LABEL_CHARS = 44;

    private final WorkbenchViewModel workbench;
    private final Optional<WorkbenchTab> here;

    /**
     * Pivots of a view.
     *
     * @param here the tab that the view is, which is not offered as another place to look
     */
    public Pivots(WorkbenchViewModel workbench, Optional<WorkbenchTab> here) {
        this.workbench = workbench;
        this.here = here;
    }

    /** Pivots on a value, and on the moment at which it was picked if there is one. */
    public List<Pivot> on(Dimension dimension, String value, Optional<Instant> moment) {
        String part = QueryClauses.including(dimension, value);
        List<Pivot> pivots = new ArrayList<>(filters(dimension, value, Kind.ONLY, Kind.EXCLUDE));
        moment.ifPresent(at -> pivots.add(around(at)));
        pivots.addAll(elsewhere(part));
        if (!value.isEmpty()) {
            pivots.add(copy(Words.of("pivot.copy", shown(value)), value));
        }
        if (!value.isEmpty() && People.Kind.ofAlias(dimension).isPresent()) {
            String label = Words.of(dimension == Dimension.USER ? "pivot.name.user" : "pivot.name");
            pivots.add(new Pivot(
                    Kind.NAME,
                    label,
                    () -> workbench.sayWho(Optional.of(new WorkbenchViewModel.Subject(dimension, value)))));
        }
        return List.copyOf(pivots);
    }

    /** Pivots on what a query part selects, for what is no single value. */
    public List<Pivot> on(String name, String part, String copied) {
        List<Pivot> pivots = new ArrayList<>();
        pivots.add(new Pivot(Kind.ONLY, Words.of("pivot.only", name), () -> narrow(part)));
        pivots.add(new Pivot(Kind.EXCLUDE, Words.of("pivot.exclude", name), () -> exclude(part)));
        pivots.addAll(elsewhere(part));
        pivots.add(copy(Words.of("pivot.copy", name), copied));
        return List.copyOf(pivots);
    }

    /** Only this value, and without it, as lines of the menu without keys. */
    public List<Pivot> more(Dimension dimension, String value) {
        return filters(dimension, value, Kind.MORE, Kind.MORE);
    }

    private List<Pivot> filters(Dimension dimension, String value, Kind only, Kind exclude) {
        String label = dimension.label();
        String name = label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1) + " "
                + (value.isEmpty() && dimension == Dimension.TAG
                        ? Words.of("facets.untagged")
                        : shown(workbench.shown(dimension, value)));
        return List.of(
                new Pivot(only, Words.of("pivot.only", name), () -> narrow(QueryClauses.including(dimension, value))),
                new Pivot(
                        exclude,
                        Words.of("pivot.exclude", name),
                        () -> narrow(QueryClauses.excluding(dimension, value))));
    }

    /** The minutes around a moment. */
    public Pivot around(Instant moment) {
        String at = Figures.time(moment, workbench.zoneProperty().get());
        return new Pivot(
                Kind.AROUND,
                Words.of("pivot.around", AROUND_MINUTES, at),
                () -> workbench.around(moment, AROUND_MINUTES));
    }

    /** Copies a text. */
    public static Pivot copy(String label, String text) {
        return new Pivot(Kind.COPY, label, () -> Nodes.copy(text));
    }

    private List<Pivot> elsewhere(String part) {
        List<Pivot> pivots = new ArrayList<>();
        elsewhere(WorkbenchTab.EVENTS, Kind.EVENTS, "pivot.events", part).ifPresent(pivots::add);
        elsewhere(WorkbenchTab.MAP, Kind.MAP, "pivot.map", part).ifPresent(pivots::add);
        elsewhere(WorkbenchTab.GRAPH, Kind.GRAPH, "pivot.graph", part).ifPresent(pivots::add);
        return pivots;
    }

    private Optional<Pivot> elsewhere(WorkbenchTab tab, Kind kind, String key, String part) {
        return here.equals(Optional.of(tab))
                ? Optional.empty()
                : Optional.of(new Pivot(kind, Words.of(key), () -> {
                    narrow(part);
                    workbench.turnTo(tab);
                }));
    }

    private void narrow(String part) {
        workbench.setQuery(QueryText.narrow(workbench.selection().query(), part));
    }

    private void exclude(String part) {
        narrow(QueryText.not(part.contains(" AND ") ? "(" + part + ")" : part));
    }

    private static String shown(String value) {
        return value.isEmpty() ? Words.of("facets.unsaid") : Figures.shortened(value, LABEL_CHARS);
    }
}
