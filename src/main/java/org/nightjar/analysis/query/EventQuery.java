package org.nightjar.analysis.query;

import java.util.List;
import java.util.regex.Pattern;
import org.nightjar.model.NightjarException;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RecordSearch;
import org.nightjar.store.RowSet;
import org.nightjar.store.TextPattern;

/**
 * A question about events, as text: {@code user:alice AND action:(Put* OR Delete*) AND NOT country:DE}. Fields are
 * those of {@link org.nightjar.model.Dimension}, {@code time}, {@code id}, {@code note}, {@code bytes}, and of the life of credentials
 * {@code credential}, {@code issued-by} and {@code issues} (formats/credentials.md); a word without a field is looked for
 * as a part of any text column and of the original record, {@code raw:} of the record only (formats/query.md). Words side by side must all hold. Values are compared without regard to case; {@code *} and
 * {@code ?} stand for anything outside quotes. The same text works in the window, on the command line and in exports.
 */
public final class EventQuery {

    private static final Pattern ANNOTATIONS = Pattern.compile("(?i)(tag|note)\\s*:");

    /** Selects everything. */
    public static final EventQuery ALL = new EventQuery("", index -> row -> true);

    /** Tells for each row of one index whether it is selected. */
    @FunctionalInterface
    interface RowPredicate {
        boolean test(int row);

        /**
         * The same of the rows from one to another, as bits at the start of an array; those beyond the last row mean nothing.
         *
         * @param fromRow a multiple of 64
         */
        default void test(int fromRow, int toRow, long[] into) {
            for (int row = fromRow, word = 0; row < toRow; word++) {
                long found = 0;
                for (int bit = 0; bit < Long.SIZE && row < toRow; bit++, row++) {
                    found |= (test(row) ? 1L : 0) << bit;
                }
                into[word] = found;
            }
        }

        /** Keeps the selected ones of the first rows of the array, in their order; gives how many. */
        default int keep(int[] rows, int count) {
            int kept = 0;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                rows[kept] = row;
                kept += test(row) ? 1 : 0;
            }
            return kept;
        }
    }

    /** Prepares a predicate for one index: looks the words up in its dictionaries once. */
    @FunctionalInterface
    interface Compiled {
        RowPredicate on(EventIndex index);

        /** The same with what is known of the records' texts. */
        default RowPredicate on(TextKnowledge known) {
            return on(known.index());
        }

        /** What it looks for in records. */
        default List<TextPattern> patterns() {
            return List.of();
        }
    }

    private final String text;
    private final Compiled compiled;

    EventQuery(String text, Compiled compiled) {
        this.text = text;
        this.compiled = compiled;
    }

    /**
     * Reads a query; blank text selects everything.
     *
     * @throws NightjarException QUERY_INVALID with what is wrong and where
     */
    public static EventQuery parse(String text) throws NightjarException {
        return text.isBlank() ? ALL : new EventQuery(text.strip(), QueryCompiler.compile(text.strip()));
    }

    /** Whether the text may ask for tags or notes, so that its rows change with them; in doubt yes. */
    public static boolean mayAskAnnotations(String text) {
        return ANNOTATIONS.matcher(text).find();
    }

    /** The text it was read from. */
    public String text() {
        return text;
    }

    /** What it looks for in the original records. */
    public List<TextPattern> texts() {
        return compiled.patterns();
    }

    /**
     * The selected rows of the index; costs a few nanoseconds a row and term, and where there is free text the reading of
     * those records that are not decided by columns, by summaries or by an earlier question.
     *
     * @throws NightjarException CASE_DAMAGED if records cannot be read
     */
    public RowSet select(EventIndex index) throws NightjarException {
        return select(index, RowSet.all(index.size()), TextProgress.NONE);
    }

    /** The selected rows among these. Without {@link EventIndex#records} free text is looked for in columns only. */
    public RowSet select(EventIndex index, RowSet among, TextProgress progress) throws NightjarException {
        if (this == ALL) {
            return among;
        }
        RecordSearch records = index.records().orElse(null);
        return records == null || texts().isEmpty()
                ? RowScan.select(compiled.on(index), among)
                : new TextSelection(compiled, index, among, records).run(progress);
    }
}
