package org.nightjar.analysis.query;

import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.nightjar.analysis.query.EventQuery.Compiled;
import org.nightjar.analysis.query.EventQuery.RowPredicate;
import org.nightjar.store.EventIndex;
import org.nightjar.store.TextAnswer;
import org.nightjar.store.TextPattern;

/**
 * What is known of the texts in records while a query runs. A predicate is asked for twice: once with everything unknown
 * taken for no, once for yes. Rows on which both agree are decided; {@code NOT} swaps the two.
 */
final class TextKnowledge {

    private final EventIndex index;
    private final Map<TextPattern, TextAnswer> answers = new HashMap<>();
    private final Map<Compiled, RowPredicate> prepared;
    private final boolean unknown;

    private TextKnowledge(EventIndex index, Map<Compiled, RowPredicate> prepared, boolean unknown) {
        this.index = index;
        this.prepared = prepared;
        this.unknown = unknown;
    }

    /** Nothing is known yet, and what is not known counts as no. */
    static TextKnowledge of(EventIndex index) {
        return new TextKnowledge(index, new IdentityHashMap<>(), false);
    }

    /** The same with what is known now. */
    TextKnowledge with(Iterable<TextAnswer> known) {
        TextKnowledge now = new TextKnowledge(index, prepared, unknown);
        known.forEach(answer -> now.answers.put(answer.pattern(), answer.copy()));
        return now;
    }

    /** The same where what is not known counts the other way. */
    TextKnowledge swapped() {
        TextKnowledge other = new TextKnowledge(index, prepared, !unknown);
        other.answers.putAll(answers);
        return other;
    }

    EventIndex index() {
        return index;
    }

    /** What asks no texts is prepared once a run. */
    RowPredicate of(Compiled part) {
        if (!part.patterns().isEmpty()) {
            return part.on(this);
        }
        RowPredicate known = prepared.get(part);
        if (known == null) {
            known = part.on(this);
            prepared.put(part, known);
        }
        return known;
    }

    RowPredicate[] of(List<Compiled> parts) {
        return parts.stream().map(this::of).toArray(RowPredicate[]::new);
    }

    /** Whether the record has the pattern. */
    RowPredicate of(TextPattern pattern) {
        TextAnswer answer = answers.get(pattern);
        if (answer == null) {
            return row -> unknown;
        }
        BitSet records = answer.hits();
        if (unknown) {
            records.or(answer.unknown(index.size()));
        }
        return new Predicates.OfColumn(index.ofRecords(records));
    }
}
