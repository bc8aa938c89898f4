package org.nightjar.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nightjar.model.Annotations;

/**
 * The analyst's tags as a column over the rows of one index: codes of the few rows that have some, each for a set of tags.
 * Events that the index does not have are passed over. Immutable.
 *
 * @param said tags and notes, by ids of events
 * @param tags of each row
 */
record AnnotatedRows(Annotations said, Column tags) {

    static AnnotatedRows none(int size) {
        return new AnnotatedRows(
                Annotations.NONE, Column.multiple(Codes.zeros(size), new int[][] {{}}, new Dictionary()));
    }

    /** The same rows with other notes, if the tags are the same; else the tags are looked up. */
    AnnotatedRows saying(Annotations other, EventIdColumn ids, int size) {
        return other.sharesTagsWith(said) ? new AnnotatedRows(other, tags) : of(other, ids, size);
    }

    static AnnotatedRows of(Annotations said, EventIdColumn ids, int size) {
        Dictionary names = new Dictionary();
        long[] pairs = new long[16];
        int count = 0;
        for (String tag : said.tags()) {
            int code = names.code(tag);
            for (String event : said.eventsWith(tag)) {
                int row = ids.find(event);
                if (row >= 0) {
                    pairs = count == pairs.length ? Arrays.copyOf(pairs, 2 * count) : pairs;
                    pairs[count++] = (long) row << 32 | code;
                }
            }
        }
        Arrays.sort(pairs, 0, count);
        return new AnnotatedRows(said, column(pairs, count, names, size));
    }

    /** @param pairs a row and a tag each, the first so many of them, ascending */
    private static Column column(long[] pairs, int count, Dictionary names, int size) {
        Map<List<Integer>, Integer> known = new HashMap<>();
        List<int[]> sets = new ArrayList<>(List.of(new int[0]));
        int[] rows = new int[count];
        int[] values = new int[count];
        int tagged = 0;
        for (int at = 0; at < count; ) {
            int row = (int) (pairs[at] >>> 32);
            List<Integer> tags = new ArrayList<>();
            for (; at < count && (int) (pairs[at] >>> 32) == row; at++) {
                tags.add((int) pairs[at]);
            }
            rows[tagged] = row;
            values[tagged++] = known.computeIfAbsent(tags, these -> {
                sets.add(these.stream().mapToInt(Integer::intValue).toArray());
                return sets.size() - 1;
            });
        }
        Codes base = Codes.few(size, Arrays.copyOf(rows, tagged), Arrays.copyOf(values, tagged));
        return Column.multiple(base, sets.toArray(new int[0][]), names);
    }
}
