package org.nightjar.detect.sigma;

import java.util.Arrays;
import org.nightjar.detect.profile.IntArray;

/** Rows by rule while they are found. Confined to a thread. */
final class MatchedRows {

    private final IntArray[] rows;

    MatchedRows(int rules) {
        rows = new IntArray[rules];
        Arrays.setAll(rows, rule -> new IntArray());
    }

    void add(int rule, int row) {
        rows[rule].add(row);
    }

    void addAll(MatchedRows others) {
        for (int rule = 0; rule < rows.length; rule++) {
            for (int at = 0; at < others.rows[rule].size(); at++) {
                rows[rule].add(others.rows[rule].get(at));
            }
        }
    }

    /** Ascending. */
    int[] of(int rule) {
        int[] sorted = rows[rule].toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
