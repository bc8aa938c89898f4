package org.nightjar.analysis.query;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
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
        TextKnowledge known = nothing.with(answers);
        RowPredicate surely = known.of(query);
        RowSet decided = RowScan.select(surely, among);
        RowSet open = undecided(surely, known.swapped().of(query));
        if (open.isEmpty()) {
            return decided;
        }
        BitSet storeRows = new BitSet(index.size());
        open.forEach(row -> storeRows.set((int) index.storeRow(row)));
        Supplier<RowSet> certain = () -> decided.or(foundIn(open), index.size());
        progress.looked(0, open.size(), certain);
        records.read(answers, storeRows, (looked, of) -> progress.looked(looked, of, certain));
        return certain.get();
    }

    /** Those of the rows that are selected by what is known by now. */
    private RowSet foundIn(RowSet open) {
        return RowScan.select(nothing.with(answers).of(query), open);
    }

    /** Rows of events on which their records decide. */
    private RowSet undecided(RowPredicate surely, RowPredicate maybe) {
        BitSet unknown = new BitSet();
        for (TextAnswer answer : answers) {
            unknown.or(answer.unknown(index.size()));
        }
        RowPredicate unread = new Predicates.OfColumn(index.ofRecords(unknown));
        return RowScan.select(
                new Predicates.All(new RowPredicate[] {unread, maybe, new Predicates.Not(surely)}), among);
    }
}
