package org.nightjar.detect.detectors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nightjar.detect.profile.IntArray;
import org.nightjar.detect.profile.Profiles;
import org.nightjar.model.Dimension;
import org.nightjar.model.Outcome;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.Values;

/** Which events take which role: calls that succeeded, of users that were not left out. Confined to one run. */
final class TakeRows {

    private static final String TAKES = "AssumeRole";
    private static final String ROLE = ":role/";

    private final EventIndex index;
    private final Profiles profiles;
    private final boolean[] taking;
    private final Map<Integer, Boolean> isRole = new HashMap<>();
    private final Map<Integer, Taker> takers = new HashMap<>();

    TakeRows(EventIndex index, Profiles profiles) {
        this.index = index;
        this.profiles = profiles;
        Values actions = index.column(Dimension.ACTION).dictionary();
        taking = new boolean[actions.size()];
        for (int code = 1; code < taking.length; code++) {
            taking[code] = actions.value(code).startsWith(TAKES);
        }
    }

    /** Whether a role is taken with that event. */
    boolean isTake(int row) {
        if (!taking[index.column(Dimension.ACTION).code(row)]) {
            return false;
        }
        int user = index.column(Dimension.USER).code(row);
        return user != 0
                && !profiles.isLeftOut(user)
                && index.outcome(row) == Outcome.SUCCESS
                && !roles(row).isEmpty();
    }

    /** Codes of the roles that an event names as resources. */
    List<Integer> roles(int row) {
        List<Integer> roles = new ArrayList<>(1);
        Column resources = index.column(Dimension.RESOURCE);
        for (int code : resources.codes(row)) {
            if (isRole.computeIfAbsent(
                    code, one -> resources.dictionary().value(one).contains(ROLE))) {
                roles.add(code);
            }
        }
        return roles;
    }

    /** Who made the call of that row: told once of each principal. */
    Taker taker(int row) {
        return takers.computeIfAbsent(index.principalCode(row), one -> Taker.of(index, row));
    }

    /** Rows of all takes in time order, those of one moment by who took. */
    int[] inOrder() {
        IntArray found = new IntArray();
        for (int row = 0; row < index.size(); row++) {
            if (isTake(row)) {
                found.add(row);
            }
        }
        return UserRows.ordered(index, found.toArray(), row -> taker(row).whole());
    }

    /** Takes of a role by one user, for that long from a row on. */
    int[] by(int user, int role, int firstRow, long millis) {
        return UserRows.from(
                index, user, firstRow, millis, row -> isTake(row) && roles(row).contains(role));
    }
}
