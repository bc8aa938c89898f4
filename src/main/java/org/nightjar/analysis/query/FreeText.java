package org.nightjar.analysis.query;

import java.util.List;
import org.nightjar.analysis.query.EventQuery.Compiled;
import org.nightjar.analysis.query.EventQuery.RowPredicate;
import org.nightjar.store.EventIndex;
import org.nightjar.store.TextPattern;

/**
 * A text in the original record, or in one of the columns that go beyond it (a country, an operator, a user's name).
 *
 * @param columns of rows that are selected whatever their record says
 * @param text in the record
 */
record FreeText(Compiled columns, TextPattern text) implements Compiled {

    /** {@code raw:word}: in the record only. */
    static Compiled inRecord(ValuePattern pattern) {
        return pattern.says() ? new FreeText(index -> Predicates.None.NONE, pattern.inText()) : index -> row -> true;
    }

    /** A word that names no field. */
    static Compiled anywhere(ValuePattern pattern) {
        return pattern.says()
                ? new FreeText(FieldPredicates.anywhere(pattern), pattern.inText())
                : index -> row -> true;
    }

    @Override
    public List<TextPattern> patterns() {
        return List.of(text);
    }

    @Override
    public RowPredicate on(EventIndex index) {
        return on(TextKnowledge.of(index));
    }

    @Override
    public RowPredicate on(TextKnowledge known) {
        return Predicates.any(new RowPredicate[] {known.of(columns), known.of(text)});
    }
}
