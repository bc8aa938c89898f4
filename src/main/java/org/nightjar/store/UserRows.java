package org.nightjar.store;

import java.util.stream.IntStream;

/** The user of each row, in the bytes that its code needs, and the rows of each user in time order, four bytes a row. Immutable. */
final class UserRows {

    /** Work for one thread. */
    private static final int PART = 1 << 20;

    private final Column column;
    private final int[][] rows;

    private UserRows(Column column, int[][] rows) {
        this.column = column;
        this.rows = rows;
    }

    /** The user of each row without the way by the principal. */
    Column column() {
        return column;
    }

    RowSet of(int userCode) {
        return RowSet.of(rows[userCode]);
    }

    /** Counts each part and fills the places that the parts before it leave, on all cores. */
    static UserRows of(Column byPrincipal, int size) {
        Column users = byPrincipal.unfolded();
        int values = users.dictionary().size();
        int parts = Math.max(1, Math.min(size / PART, 1 + PART / values));
        int[][] next = new int[parts][values];
        IntStream.range(0, parts).parallel().forEach(part -> {
            int[] counts = next[part];
            for (int row = start(part, parts, size); row < start(part + 1, parts, size); row++) {
                counts[users.code(row)]++;
            }
        });
        int[][] made = new int[values][];
        for (int code = 0; code < values; code++) {
            int sum = 0;
            for (int[] counts : next) {
                int count = counts[code];
                counts[code] = sum;
                sum += count;
            }
            made[code] = new int[sum];
        }
        IntStream.range(0, parts).parallel().forEach(part -> {
            int[] places = next[part];
            for (int row = start(part, parts, size); row < start(part + 1, parts, size); row++) {
                int code = users.code(row);
                made[code][places[code]++] = row;
            }
        });
        return new UserRows(users, made);
    }

    private static int start(int part, int parts, int size) {
        return (int) ((long) size * part / parts);
    }
}
