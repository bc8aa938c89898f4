package org.nightjar.store;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One dimension of every event, as codes into its {@link Values}. Derived columns (a country by address, say) are
 * kept as one value a distinct base value, so they cost nothing an event. Immutable.
 */
public final class Column {

    private static final int[] NONE = new int[0];

    private final Codes base;
    private final int @Nullable [] map;
    private final int @Nullable [][] sets;

    /** The base codes that have several codes. */
    private final int[] several;

    private final Values dictionary;
    private final @Nullable Column folded;
    private volatile int @Nullable [] counts;
    private volatile @Nullable LowerCaseLookup lookup;

    private Column(Codes base, int @Nullable [] map, int @Nullable [][] sets, Values dictionary) {
        this(base, map, sets, dictionary, null);
    }

    private Column(
            Codes base, int @Nullable [] map, int @Nullable [][] sets, Values dictionary, @Nullable Column folded) {
        this.folded = folded;
        this.base = base;
        this.map = map;
        this.sets = sets;
        this.several = sets == null
                ? NONE
                : IntStream.range(0, sets.length)
                        .filter(one -> sets[one].length > 1)
                        .toArray();
        this.dictionary = dictionary;
    }

    /** A column whose codes are the rows' own. */
    static Column direct(Codes codes, Values dictionary) {
        return new Column(codes, null, null, dictionary);
    }

    /** A column by way of another: row → base code → {@code map} → code. */
    static Column derived(Codes base, int[] map, Values dictionary) {
        return new Column(base, map, null, dictionary);
    }

    /** A column with several values a row: row → base code → the codes of {@code sets}, most telling first. */
    static Column multiple(Codes base, int[][] sets, Values dictionary) {
        int[] first = new int[sets.length];
        for (int i = 0; i < sets.length; i++) {
            first[i] = sets[i].length == 0 ? 0 : sets[i][0];
        }
        return new Column(base, first, sets, dictionary);
    }

    /** The row's code; of several values the first; 0 where the log does not say. */
    public int code(int row) {
        int own = base.get(row);
        return map == null ? own : map[own];
    }

    /** All codes of the row; none where the log does not say. Do not change the array. */
    public int[] codes(int row) {
        if (sets != null) {
            return sets[base.get(row)];
        }
        int code = code(row);
        return code == 0 ? NONE : new int[] {code};
    }

    /** Whether the row has that code, alone or among others. */
    public boolean has(int row, int code) {
        if (sets == null) {
            return code(row) == code;
        }
        int[] all = sets[base.get(row)];
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

    /** All values of the row; "" alone where the log does not say. */
    public List<String> values(int row) {
        int[] all = codes(row);
        return all.length == 0
                ? List.of(dictionary.value(0))
                : Arrays.stream(all).mapToObj(dictionary::value).toList();
    }

    public Values dictionary() {
        return dictionary;
    }

    /** The codes of all values that are that text in lower case. What it is looked up in is made when it is first asked for. */
    public BitSet codesInLowerCase(String text) {
        LowerCaseLookup known = lookup;
        if (known == null) {
            known = new LowerCaseLookup(dictionary);
            lookup = known;
        }
        return known.find(text);
    }

    // For scans. A column lies over base codes, which are its own codes, or the codes of what it is derived from; what
    // can be said of a base code need not be asked of each row.

    /** How many base codes there are. */
    public int bases() {
        return map == null ? dictionary.size() : map.length;
    }

    /** Whether the base codes of another column are the same, so that what is counted of one serves both. */
    public boolean sharesBases(Column other) {
        return base == other.base;
    }

    /** The row's base code. */
    public int base(int row) {
        return base.get(row);
    }

    /** The code of a base code; of several the first. */
    public int codeOfBase(int one) {
        return map == null ? one : map[one];
    }

    /** All codes of a base code of a column with several values; none where the log does not say. Do not change the array. */
    public int[] codesOfBase(int one) {
        return sets()[one];
    }

    /** Adds one for each of these rows at its base code. */
    public void countBases(int fromRow, int toRow, int[] into) {
        base.count(fromRow, toRow, into);
    }

    /** How long an array must be in which blocks of rows are counted; what it says then, {@link #counted} tells. */
    public int places() {
        return base.places(bases());
    }

    /** Counts the first rows of an array into another of {@link #places}. */
    public void count(int[] rows, int count, int[] into) {
        base.count(rows, count, into);
    }

    /** By base code, what was counted into an array of {@link #places}. */
    public int[] counted(int[] places) {
        return base.counted(places, bases());
    }

    /** Whether the base codes are the codes. */
    public boolean isDirect() {
        return map == null;
    }

    /** Adds one for each of these rows at {@code code × width + code of the other}; both columns are direct. */
    public void countPairs(Column other, int width, int fromRow, int toRow, int[] into) {
        base.countPairs(other.base, width, fromRow, toRow, into);
    }

    /** How many of all rows have each base code: counted once, when it is first asked for. Do not change the array. */
    public int[] baseCounts() {
        return base.counts(bases());
    }

    /** The base code that all rows have, or -1 if they differ or there are none. */
    public int onlyBase() {
        int[] all = baseCounts();
        int first = 0;
        while (first < all.length && all[first] == 0) {
            first++;
        }
        return first < all.length && all[first] == base.size() ? first : -1;
    }

    /** How many of all rows have each code, as {@link #fold}: counted once. Do not change the array. */
    public int[] counts() {
        int[] known = counts;
        if (known == null) {
            known = fold(baseCounts());
            counts = known;
        }
        return known;
    }

    /** Counts by code, of counts by base code: a base with several codes counts for each, one with none for code 0. */
    public int[] fold(int[] ofBases) {
        if (map == null) {
            return ofBases;
        }
        int[] counts = new int[dictionary.size()];
        for (int one = 0; one < ofBases.length; one++) {
            counts[map[one]] += ofBases[one];
        }
        // the first of several is what the map says
        for (int one : several) {
            for (int i = 1; i < sets()[one].length; i++) {
                counts[sets()[one][i]] += ofBases[one];
            }
        }
        return counts;
    }

    /** Whether a row has one of these codes, alone or among others; one without codes has code 0. */
    public CodeTest among(BitSet codes) {
        if (map == null) {
            return new CodeTest(base, codes, bases());
        }
        BitSet all = new BitSet(map.length);
        for (int one = 0; one < map.length; one++) {
            if (sets == null || sets[one].length == 0) {
                if (codes.get(map[one])) {
                    all.set(one);
                }
            } else {
                for (int code : sets[one]) {
                    if (codes.get(code)) {
                        all.set(one);
                    }
                }
            }
        }
        return new CodeTest(base, all, bases());
    }

    /** The same column with the rows' own codes at hand, of several the first: for one that is asked for all the time. */
    Column unfolded() {
        return map == null || sets != null
                ? this
                : new Column(base.through(map, dictionary.size()), null, null, dictionary, this);
    }

    /** The same column by the way by which it was derived before its codes were at hand; itself if it was not. */
    public Column folded() {
        return folded == null ? this : folded;
    }

    /** The base codes of the first rows of an array, at the start of another. */
    public void bases(int[] rows, int count, int[] into) {
        base.copy(rows, count, into);
    }

    /** The codes of the first rows of an array, of several the first, at the start of another. */
    public void codes(int[] rows, int count, int[] into) {
        base.copy(rows, count, into);
        if (map != null) {
            for (int i = 0; i < count; i++) {
                into[i] = map[into[i]];
            }
        }
    }

    /** The codes of these rows, of several the first, at the start of an array. */
    public void codes(int fromRow, int toRow, int[] into) {
        base.copy(fromRow, toRow, into);
        if (map != null) {
            for (int i = 0; i < toRow - fromRow; i++) {
                into[i] = map[into[i]];
            }
        }
    }

    /** The codes that lie under a derived column: the rows' own otherwise. */
    Codes base() {
        return base;
    }

    /** Of each base code the code; of several values the first. Not of a direct column. */
    int[] map() {
        return java.util.Objects.requireNonNull(map);
    }

    /** Of each base code its codes; of a column with several values only. */
    int[][] sets() {
        return java.util.Objects.requireNonNull(sets);
    }
}
