package org.nightjar.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The user of each row, in the bytes that its code needs, and the rows of each user in time order, four bytes a row: made when they
 * are first asked for, because what is seen first of a case needs none of them. Thread-safe; never changes.
 */
final class UserRows {

    /** Work for one thread. */
    private static final int PART = 1 << 20;

    private final Column column;
    private final int size;
    private volatile int @Nullable [][] rows;
    private final Map<Class<?>, Object> kept = new ConcurrentHashMap<>();

    private UserRows(Column column, int size) {
        this.column = column;
        this.size = size;
    }

    static UserRows of(Column byPrincipal, int size) {
        return new UserRows(byPrincipal.unfolded(), size);
    }

    /** The user of each row without the way by the principal. */
    Column column() {
        return column;
    }

    /** What somebody works out of the rows by user, made once; whoever asks meanwhile waits. */
    <T> T kept(Class<T> what, Supplier<T> maker) {
        return what.cast(kept.computeIfAbsent(what, unused -> maker.get()));
    }

    RowSet of(int userCode) {
        int[][] made = rows;
        return RowSet.of((made == null ? makeOnce() : made)[userCode]);
    }

    private synchronized int[][] makeOnce() {
        int[][] made = rows;
        if (made == null) {
            made = make(column, size);
            rows = made;
        }
        return made;
    }

    /** Counts each part and fills the places that the parts before it leave, on all cores. */
    private static int[][] make(Column users, int size) {
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
        return made;
    }

    private static int start(int part, int parts, int size) {
        return (int) ((long) size * part / parts);
    }
}
