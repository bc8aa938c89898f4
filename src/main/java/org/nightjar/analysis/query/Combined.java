package org.nightjar.analysis.query;

import java.util.List;
import org.nightjar.analysis.query.EventQuery.Compiled;
import org.nightjar.analysis.query.EventQuery.RowPredicate;
import org.nightjar.store.EventIndex;
import org.nightjar.store.TextPattern;

/** Parts of a query joined by AND, OR and NOT. */
sealed interface Combined extends Compiled {

    List<Compiled> parts();

    @Override
    default RowPredicate on(EventIndex index) {
        return on(TextKnowledge.of(index));
    }

    @Override
    default List<TextPattern> patterns() {
        return parts().stream()
                .flatMap(part -> part.patterns().stream())
                .distinct()
                .toList();
    }

    /** All must hold. */
    record All(List<Compiled> parts) implements Combined {
        @Override
        public RowPredicate on(TextKnowledge known) {
            return new Predicates.All(known.of(parts));
        }
    }

    /** One must hold. */
    record Any(List<Compiled> parts) implements Combined {
        @Override
        public RowPredicate on(TextKnowledge known) {
            return Predicates.any(known.of(parts));
        }
    }

    /** It must not hold. */
    record Not(Compiled part) implements Combined {
        @Override
        public List<Compiled> parts() {
            return List.of(part);
        }

        @Override
        public RowPredicate on(TextKnowledge known) {
            return new Predicates.Not(known.swapped().of(part));
        }
    }
}
