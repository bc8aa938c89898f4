package org.nightjar.ui.people;

import java.util.List;
import org.nightjar.model.Dimension;

/**
 * The values of one dimension among the selected events, most frequent first.
 *
 * @param dimension which
 * @param values the first few
 * @param distinct how many distinct values occur
 */
public record Facet(Dimension dimension, List<Value> values, int distinct) {

    public Facet {
        values = List.copyOf(values);
    }

    /**
     * A value and how many of the selected events have it.
     *
     * @param text as in the log; "" where the log does not say
     * @param events of the selection
     */
    public record Value(String text, int events) {}
}
