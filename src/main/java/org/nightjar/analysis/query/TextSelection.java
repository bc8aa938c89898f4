package org.nightjar.analysis.query;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.nightjar.analysis.query.EventQuery.Compiled;
import org.nightjar.analysis.query.EventQuery.RowPredicate;
import org.nightjar.model.NightjarException;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RecordSearch;
import org.nightjar.store.RowSet;
import org.nightjar.store.TextAnswer;
import org.nightjar.store.TextPattern;

/** One run of a query with free text: only records that the columns leave undecided are read. */
final class TextSelection {

    private final Compiled query;
    private final EventIndex index;
    private final RowSet among;
    private final RecordSearch records;
    private final List<TextAnswer> answers = new ArrayList<>();
    private final TextKnowledge nothing;

    TextSelection(Compiled query, EventIndex index, RowSet among, RecordSearch records) throws NightjarException {
        this.query = query;
        this.index = index;
        this.among = among;
        this.records = records;
        this.nothing = TextKnowledge.of(index);
        for (TextPattern pattern : query.patterns()) {
            answers.add(records.answer(pattern));
        }
    }

    RowSet run(TextProgress progress) throws NightjarException {
        BitSet open = undecided();
        if (!open.isEmpty()) {
            progress.looked(0, open.cardinality(), this::certain);
            records.read(answers, open, (looked, of) -> progress.looked(looked, of, this::certain));
        }
        return certain();
    }

    /** The rows that are selected whatever the unread records say. */
    private RowSet certain() {
        return RowScan.select(nothing.with(answers).of(query), among);
    }

    /** Store rows of events on which their records decide. */
    private BitSet undecided() {
        BitSet unknown = new BitSet();
        for (TextAnswer answer : answers) {
            unknown.or(answer.unknown(index.size()));
        }
        TextKnowledge known = nothing.with(answers);
        RowPredicate surely = known.of(query);
        RowPredicate maybe = known.swapped().of(query);
        BitSet open = new BitSet();
        RowScan.select(new Predicates.OfColumn(index.ofRecords(unknown)), among).forEach(row -> {
            if (maybe.test(row) && !surely.test(row)) {
                open.set((int) index.storeRow(row));
            }
        });
        return open;
    }
}
