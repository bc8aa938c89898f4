package org.nightjar.simulate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the acts of one UTC day and drops what falls outside of it. Confined to one thread. */
final class Acts {
    private final long from;
    private final long to;
    private final List<Act> acts = new ArrayList<>();

    Acts(Instant from, Instant to) {
        this.from = from.getEpochSecond();
        this.to = to.getEpochSecond();
    }

    void add(Act act) {
        if (act.second() >= from && act.second() < to) {
            acts.add(act);
        }
    }

    void add(long second, Session session, ActionSpec action, String region, Dice dice) {
        add(second, session, action, region, "", dice, Map.of(), null);
    }

    void add(
            long second,
            Session session,
            ActionSpec action,
            String region,
            String error,
            Dice dice,
            Map<String, String> fixed,
            @Nullable Label label) {
        add(new Act(second, session, action, region, error, dice.nextLong(), fixed, label));
    }

    int size() {
        return acts.size();
    }

    /** In order of time; acts of the same second are ordered by their salt. */
    List<Act> sorted() {
        acts.sort(Comparator.comparingLong(Act::second).thenComparingLong(Act::salt));
        return acts;
    }
}
