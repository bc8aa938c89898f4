package org.nightjar.analysis.table;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.nightjar.model.Dimension;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.Values;

/** Looks for a text in lines as one types: distinct values are looked at once, lines are compared by code. */
public final class LineSearch {

    private static final int CHECK_EVERY = 1 << 16;

    /**
     * A column that is searched.
     *
     * @param dimension whose values
     * @param shown how a value reads on the screen
     */
    public record Searched(Dimension dimension, UnaryOperator<String> shown) {}

    private final Column[] columns;
    private final BitSet[] codes;

    /** Prepares to look for a text in these columns, without regard to case. */
    public LineSearch(EventIndex index, List<Searched> searched, String text, BooleanSupplier stopped) {
        String wanted = text.toLowerCase(Locale.ROOT);
        columns = new Column[searched.size()];
        codes = new BitSet[searched.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = index.column(searched.get(i).dimension());
            codes[i] = matching(columns[i].dictionary(), searched.get(i).shown(), wanted, stopped);
        }
    }

    private static BitSet matching(
            Values dictionary, UnaryOperator<String> shown, String wanted, BooleanSupplier stopped) {
        BitSet found = new BitSet(dictionary.size());
        for (int code = 0; code < dictionary.size(); code++) {
            check(code, stopped);
            found.set(
                    code,
                    shown.apply(dictionary.value(code)).toLowerCase(Locale.ROOT).contains(wanted));
        }
        return found;
    }

    private static void check(int at, BooleanSupplier stopped) {
        if (at % CHECK_EVERY == 0 && stopped.getAsBoolean()) {
            throw new CancellationException();
        }
    }

    /** The next line with the text, around the end and the start; -1 if none has it. */
    public int find(TableLines lines, int from, boolean forward, BooleanSupplier stopped) {
        int size = lines.size();
        for (int step = 0; step < size; step++) {
            check(step, stopped);
            int line = Math.floorMod(forward ? from + step : from - step, size);
            if (!lines.isHeading(line) && matches(lines.row(line))) {
                return line;
            }
        }
        return -1;
    }

    private boolean matches(int row) {
        for (int i = 0; i < columns.length; i++) {
            if (codes[i].get(columns[i].code(row))) {
                return true;
            }
        }
        return false;
    }
}
