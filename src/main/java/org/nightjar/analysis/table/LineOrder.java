package org.nightjar.analysis.table;

import java.util.Optional;
import java.util.Set;
import org.nightjar.model.Dimension;

/**
 * How the rows of a table are laid out in lines.
 *
 * @param sortBy the dimension sorted by; empty for time
 * @param descending whether the last comes first
 * @param groupBy lines with the same value of this stand together under a heading; empty for none
 * @param folded groups, by value, of which only the heading is shown
 * @param collapse whether events that repeat the one before (same user, action, outcome and address) share its line
 */
public record LineOrder(
        Optional<Dimension> sortBy,
        boolean descending,
        Optional<Dimension> groupBy,
        Set<String> folded,
        boolean collapse) {

    /** In time order, a line a row. */
    public static final LineOrder BY_TIME = new LineOrder(Optional.empty(), false, Optional.empty(), Set.of(), false);

    public LineOrder {
        folded = Set.copyOf(folded);
    }

    /** Sorted by that; by the other direction if it is sorted by that already. */
    public LineOrder sortedBy(Optional<Dimension> dimension) {
        return new LineOrder(dimension, sortBy.equals(dimension) && !descending, groupBy, folded, collapse);
    }

    public LineOrder sorted(Optional<Dimension> dimension, boolean down) {
        return new LineOrder(dimension, down, groupBy, folded, collapse);
    }

    public LineOrder groupedBy(Optional<Dimension> dimension) {
        return new LineOrder(sortBy, descending, dimension, Set.of(), collapse);
    }

    public LineOrder withFolded(Set<String> values) {
        return new LineOrder(sortBy, descending, groupBy, values, collapse);
    }

    public LineOrder collapsing(boolean wanted) {
        return new LineOrder(sortBy, descending, groupBy, folded, wanted);
    }
}
