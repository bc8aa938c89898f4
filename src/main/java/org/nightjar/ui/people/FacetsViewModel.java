package org.nightjar.ui.people;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nightjar.analysis.Counts;
import org.nightjar.model.Dimension;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;
import org.nightjar.ui.Pivot;
import org.nightjar.ui.Pivots;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Latest;
import org.nightjar.ui.parts.QueryClauses;

/**
 * What the selected events are made of: the most frequent values of fifteen dimensions. Counted in the background, a few
 * nanoseconds a row and dimension; a click on a value becomes query text.
 */
public final class FacetsViewModel {

    /** The dimensions counted, in the order shown. */
    public static final List<Dimension> DIMENSIONS = List.of(
            Dimension.TAG,
            Dimension.USER,
            Dimension.SERVICE,
            Dimension.ACTION,
            Dimension.OUTCOME,
            Dimension.COUNTRY,
            Dimension.ASN,
            Dimension.NETWORK_CLASS,
            Dimension.AGENT_FAMILY,
            Dimension.AGENT_SYSTEM,
            Dimension.AGENT_MODE,
            Dimension.REGION,
            Dimension.ACCOUNT,
            Dimension.RESOURCE,
            Dimension.ACCESS_KEY);

    /** How many values of a dimension are kept. */
    static final int KEPT = 8;

    private final WorkbenchViewModel workbench;
    private final Latest<List<Facet>> latest;
    private final ReadOnlyObjectWrapper<List<Facet>> facets = new ReadOnlyObjectWrapper<>(List.of());

    public FacetsViewModel(WorkbenchViewModel workbench, Executor background, Executor fx) {
        this.workbench = workbench;
        this.latest = new Latest<>(background, fx);
        workbench.rowsProperty().addListener((property, before, rows) -> count());
        workbench.annotationsProperty().addListener(property -> count());
        count();
    }

    private void count() {
        EventIndex index = workbench.data().index();
        RowSet rows = workbench.rows().inRange();
        latest.ask(() -> count(index, rows), facets::set, failure -> facets.set(List.of()));
    }

    static List<Facet> count(EventIndex index, RowSet rows) {
        return DIMENSIONS.stream()
                .map(dimension -> count(index, rows, dimension))
                .toList();
    }

    private static Facet count(EventIndex index, RowSet rows, Dimension dimension) {
        Column column = index.column(dimension);
        int[] counts = Counts.of(index, dimension, rows);
        // The least frequent of those kept stands at the head of the queue.
        Comparator<Integer> byCount = Comparator.comparingInt(code -> counts[code]);
        PriorityQueue<Integer> top = new PriorityQueue<>(byCount.thenComparing(Comparator.reverseOrder()));
        int distinct = 0;
        for (int code = 0; code < counts.length; code++) {
            if (counts[code] > 0) {
                distinct++;
                top.add(code);
                if (top.size() > KEPT) {
                    top.remove();
                }
            }
        }
        List<Facet.Value> values = new ArrayList<>();
        while (!top.isEmpty()) {
            int code = top.remove();
            values.add(0, new Facet.Value(column.dictionary().value(code), counts[code]));
        }
        return new Facet(dimension, values, distinct);
    }

    public ReadOnlyObjectProperty<List<Facet>> facetsProperty() {
        return facets.getReadOnlyProperty();
    }

    /** Whether the query asks for that value. */
    public boolean isIncluded(Dimension dimension, Facet.Value value) {
        return clauses().has(QueryClauses.including(dimension, value.text()));
    }

    /** Keeps only events with that value, or takes that back. */
    public void include(Dimension dimension, Facet.Value value) {
        toggle(QueryClauses.including(dimension, value.text()), QueryClauses.excluding(dimension, value.text()));
    }

    /** Leaves out events with that value, or takes that back. */
    public void exclude(Dimension dimension, Facet.Value value) {
        toggle(QueryClauses.excluding(dimension, value.text()), QueryClauses.including(dimension, value.text()));
    }

    private void toggle(String clause, String opposite) {
        workbench.setQuery(QueryClauses.of(clauses().without(opposite)).toggled(clause));
    }

    /** A value that has an alias, by it. */
    Optional<String> alias(Dimension dimension, Facet.Value value) {
        String alias = workbench.data().people().alias(dimension, value.text());
        return alias.isEmpty() ? Optional.empty() : Optional.of(workbench.shown(dimension, value.text()));
    }

    private QueryClauses clauses() {
        return QueryClauses.of(workbench.selection().query());
    }

    /** What the menu offers on a value. */
    public List<Pivot> pivots(Dimension dimension, Facet.Value value) {
        return new Pivots(workbench, Optional.empty()).on(dimension, value.text(), Optional.empty());
    }
}
