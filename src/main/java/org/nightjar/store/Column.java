package org.nightjar.store;

import org.jspecify.annotations.Nullable;

/**
 * One dimension of every event, as codes into a {@link Dictionary}. Derived columns (a country by address, say) are
 * kept as one value a distinct base value, so they cost nothing an event. Immutable.
 */
public final class Column {

    private static final int[] NONE = new int[0];

    private final int[] base;
    private final int @Nullable [] map;
    private final int @Nullable [][] sets;
    private final Dictionary dictionary;

    private Column(int[] base, int @Nullable [] map, int @Nullable [][] sets, Dictionary dictionary) {
        this.base = base;
        this.map = map;
        this.sets = sets;
        this.dictionary = dictionary;
    }

    /** A column whose codes are the rows' own. */
    static Column direct(int[] codes, Dictionary dictionary) {
        return new Column(codes, null, null, dictionary);
    }

    /** A column by way of another: row → base code → {@code map} → code. */
    static Column derived(int[] base, int[] map, Dictionary dictionary) {
        return new Column(base, map, null, dictionary);
    }

    /** A column with several values a row: row → base code → the codes of {@code sets}, most telling first. */
    static Column multiple(int[] base, int[][] sets, Dictionary dictionary) {
        int[] first = new int[sets.length];
        for (int i = 0; i < sets.length; i++) {
            first[i] = sets[i].length == 0 ? 0 : sets[i][0];
        }
        return new Column(base, first, sets, dictionary);
    }

    /** The row's code; of several values the first; 0 where the log does not say. */
    public int code(int row) {
        return map == null ? base[row] : map[base[row]];
    }

    /** The rows' own codes of a direct column; the base that a derived one goes by. Do not change the array. */
    int[] base() {
        return base;
    }

    /** All codes of the row; none where the log does not say. Do not change the array. */
    public int[] codes(int row) {
        if (sets != null) {
            return sets[base[row]];
        }
        int code = code(row);
        return code == 0 ? NONE : new int[] {code};
    }

    /** Whether the row has that code, alone or among others. */
    public boolean has(int row, int code) {
        if (sets == null) {
            return code(row) == code;
        }
        int[] all = sets[base[row]];
        if (all.length == 0) {
            return code == 0;
        }
        for (int one : all) {
            if (one == code) {
                return true;
            }
        }
        return false;
    }

    /** Whether a row may have several values. */
    public boolean isMultiple() {
        return sets != null;
    }

    /** The row's value; of several the first; "" where the log does not say. */
    public String value(int row) {
        return dictionary.value(code(row));
    }

    public Dictionary dictionary() {
        return dictionary;
    }
}
