package org.nightjar.ui.people;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
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
 * What the selected events are made of: the most frequent values of fifteen dimensions. Counted in the background, about a
 * nanosecond a row and dimension; a click on a value becomes query text.
 */
public final class FacetsViewModel {

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
        List<int[]> counts = Counts.of(index, Counts.FACETS, rows);
        return IntStream.range(0, Counts.FACETS.size())
                .parallel()
                .mapToObj(i -> facet(Counts.FACETS.get(i), index.column(Counts.FACETS.get(i)), counts.get(i)))
                .toList();
    }

    /** Finds the most frequent values; of those equally frequent the first. */
    private static Facet facet(Dimension dimension, Column column, int[] counts) {
        int[] top = new int[KEPT];
        int kept = 0;
        int distinct = 0;
        int least = 0;
        for (int code = 0; code < counts.length; code++) {
            int count = counts[code];
            if (count == 0) {
                continue;
            }
            distinct++;
            if (count > least) {
                int at = kept < KEPT ? kept++ : KEPT - 1;
                for (; at > 0 && counts[top[at - 1]] < count; at--) {
                    top[at] = top[at - 1];
                }
                top[at] = code;
                least = kept < KEPT ? 0 : counts[top[KEPT - 1]];
            }
        }
        List<Facet.Value> values = IntStream.range(0, kept)
                .mapToObj(at -> new Facet.Value(column.dictionary().value(top[at]), counts[top[at]]))
                .toList();
        return new Facet(dimension, values, distinct);
    }

    /** Whether there is nothing to count because the case was lost. */
    boolean isDamaged() {
        return workbench.data().lost().isPresent();
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
