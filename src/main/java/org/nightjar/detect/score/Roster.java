package org.nightjar.detect.score;

import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.nightjar.model.Dimension;
import org.nightjar.model.UserKind;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/**
 * What every ranking over an index needs to know of its users, whatever was reported: made once an index. Immutable and
 * thread-safe.
 */
public final class Roster {

    private static final long DAY_MILLIS = 86_400_000L;

    private final EventIndex index;
    private final List<List<String>> principals;
    private final long userDays;

    private Roster(EventIndex index, List<List<String>> principals, long userDays) {
        this.index = index;
        this.principals = List.copyOf(principals);
        this.userDays = userDays;
    }

    /** Looks at the users side by side. */
    public static Roster of(EventIndex index) {
        List<OfUser> users = IntStream.range(
                        0, index.column(Dimension.USER).dictionary().size())
                .parallel()
                .mapToObj(user -> OfUser.of(index, user))
                .toList();
        return new Roster(
                index,
                users.stream().map(OfUser::principals).toList(),
                users.stream().mapToLong(OfUser::days).sum());
    }

    /** What is known of one user; no days of those who cannot behave unlike themselves. */
    private record OfUser(List<String> principals, long days) {

        static OfUser of(EventIndex index, int user) {
            RowSet rows = index.rowsOfUser(user);
            UserKind kind = index.user(user).kind();
            boolean counts = user > 0 && kind != UserKind.SERVICE && kind != UserKind.ANONYMOUS;
            return new OfUser(Roster.principals(index, rows), counts ? Roster.days(index, rows) : 0);
        }
    }

    private static long days(EventIndex index, RowSet rows) {
        long days = 0;
        long last = Long.MIN_VALUE;
        for (int at = 0; at < rows.size(); at++) {
            long day = Math.floorDiv(index.timeMillis(rows.row(at)), DAY_MILLIS);
            days += day == last ? 0 : 1;
            last = day;
        }
        return days;
    }

    private static List<String> principals(EventIndex index, RowSet rows) {
        TreeSet<String> names = new TreeSet<>();
        for (Dimension dimension : List.of(Dimension.PRINCIPAL, Dimension.SESSION, Dimension.ACCESS_KEY)) {
            Column column = index.column(dimension);
            BitSet codes = new BitSet();
            for (int at = 0; at < rows.size(); at++) {
                codes.set(column.code(rows.row(at)));
            }
            codes.stream()
                    .filter(code -> code != 0)
                    .forEach(code -> names.add(column.dictionary().value(code)));
        }
        return List.copyOf(names);
    }

    EventIndex index() {
        return index;
    }

    /** ARNs, session names and key ids that were folded into a user, sorted. */
    List<String> principals(int user) {
        return principals.get(user);
    }

    /** Active days of all users that can behave unlike themselves, together. */
    long userDays() {
        return userDays;
    }
}
