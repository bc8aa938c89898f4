package org.nightjar.store;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;

/**
 * Finds values without regard to case: the codes in the order of their lower case's hash, eight bytes a value. However many
 * hashes are the same, making it costs no more. Immutable.
 */
final class LowerCaseLookup {

    private static final long LOW_INT = 0xffff_ffffL;

    private final Values values;

    /** Hash and code of each value, ascending as signed numbers. */
    private final long[] byHash;

    LowerCaseLookup(Values values) {
        this.values = values;
        byHash = new long[values.size()];
        Arrays.parallelSetAll(byHash, code -> (long) lower(code).hashCode() << Integer.SIZE | code);
        Arrays.parallelSort(byHash);
    }

    private String lower(int code) {
        return values.value(code).toLowerCase(Locale.ROOT);
    }

    /** The codes of all values that are that text in lower case. */
    BitSet find(String lowerCase) {
        BitSet found = new BitSet();
        long wanted = (long) lowerCase.hashCode() << Integer.SIZE;
        int at = Arrays.binarySearch(byHash, wanted);
        for (int i = at < 0 ? -at - 1 : at; i < byHash.length && (byHash[i] & ~LOW_INT) == wanted; i++) {
            int code = (int) byHash[i];
            if (lower(code).equals(lowerCase)) {
                found.set(code);
            }
        }
        return found;
    }
}
