package org.nightjar.analysis.query;

import org.nightjar.model.NightjarException;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/**
 * A question about events, as text: {@code user:alice AND action:(Put* OR Delete*) AND NOT country:DE}. Fields are
 * those of {@link org.nightjar.model.Dimension}, {@code time}, {@code id}, and of the life of credentials
 * {@code credential}, {@code issued-by} and {@code issues} (formats/credentials.md); a word without a field is looked for in
 * all text columns. Words side by side must all hold. Values are compared without regard to case; {@code *} and
 * {@code ?} stand for anything outside quotes. The same text works in the window, on the command line and in exports.
 */
public final class EventQuery {

    /** Selects everything. */
    public static final EventQuery ALL = new EventQuery("", index -> row -> true);

    /** Tells for each row of one index whether it is selected. */
    @FunctionalInterface
    interface RowPredicate {
        boolean test(int row);

        /** The same of the rows from one to another, at the start of an array. */
        default void test(int fromRow, int toRow, boolean[] into) {
            for (int row = fromRow; row < toRow; row++) {
                into[row - fromRow] = test(row);
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

    /** The text it was read from. */
    public String text() {
        return text;
    }

    /** The selected rows of the index; costs about a nanosecond a row and term. */
    public RowSet select(EventIndex index) {
        return select(index, RowSet.all(index.size()));
    }

    /** The selected rows among these. */
    public RowSet select(EventIndex index, RowSet among) {
        if (this == ALL) {
            return among;
        }
        return RowScan.select(compiled.on(index), among);
    }
}
