package org.nightjar.detect.detectors;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.nightjar.detect.profile.IntArray;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/** Picks rows of a user. */
final class UserRows {

    private UserRows() {}

    /** The user's rows from a row on, for that long, that pass the test. */
    static int[] from(EventIndex index, int user, int firstRow, long millis, IntPredicate test) {
        RowSet rows = index.rowsOfUser(user);
        int at = rows.position(firstRow);
        long until = index.timeMillis(firstRow) + millis;
        IntArray picked = new IntArray();
        for (int i = at < 0 ? -at - 1 : at; i < rows.size() && index.timeMillis(rows.row(i)) < until; i++) {
            if (test.test(rows.row(i))) {
                picked.add(rows.row(i));
            }
        }
        return picked.toArray();
    }

    /** Rows in the order of time and, at one moment, of the text that the dimension gives them. */
    static int[] ordered(EventIndex index, int[] rows, java.util.function.IntFunction<String> text) {
        for (int start = 0; start < rows.length; ) {
            int end = start + 1;
            while (end < rows.length && index.timeMillis(rows[end]) == index.timeMillis(rows[start])) {
                end++;
            }
            if (end - start > 1) {
                int[] sorted = Arrays.stream(rows, start, end)
                        .boxed()
                        .sorted(java.util.Comparator.comparing(text::apply))
                        .mapToInt(Integer::intValue)
                        .toArray();
                System.arraycopy(sorted, 0, rows, start, sorted.length);
            }
            start = end;
        }
        return rows;
    }
}
