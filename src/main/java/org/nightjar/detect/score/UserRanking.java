package org.nightjar.detect.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.nightjar.model.Dimension;
import org.nightjar.model.Finding;
import org.nightjar.model.UserRisk;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/** Every user of an index in the order of risk, then of findings and events, with all names and credentials that were folded into them. */
final class UserRanking {

    private UserRanking() {}

    static List<UserRisk> of(Roster roster, IntToDoubleFunction risk, List<Finding> findings) {
        EventIndex index = roster.index();
        Map<String, Integer> counts = new HashMap<>();
        findings.forEach(finding -> counts.merge(finding.user(), 1, Integer::sum));
        List<UserRisk> unranked = new ArrayList<>();
        int users = index.column(Dimension.USER).dictionary().size();
        for (int code = 0; code < users; code++) {
            RowSet rows = index.rowsOfUser(code);
            if (!rows.isEmpty()) {
                unranked.add(new UserRisk(
                        1,
                        index.user(code),
                        risk.applyAsDouble(code),
                        rows.size(),
                        counts.getOrDefault(index.user(code).id(), 0),
                        index.time(rows.row(0)),
                        index.time(rows.row(rows.size() - 1)),
                        roster.principals(code)));
            }
        }
        unranked.sort(Comparator.comparingDouble(UserRisk::risk)
                .thenComparingInt(UserRisk::findings)
                .thenComparingLong(UserRisk::events)
                .reversed()
                .thenComparing(one -> one.user().id()));
        List<UserRisk> ranked = new ArrayList<>();
        for (UserRisk one : unranked) {
            ranked.add(new UserRisk(
                    ranked.size() + 1,
                    one.user(),
                    one.risk(),
                    one.events(),
                    one.findings(),
                    one.firstSeen(),
                    one.lastSeen(),
                    one.principals()));
        }
        return ranked;
    }
}
