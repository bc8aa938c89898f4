package org.nightjar.detect.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.Dimension;
import org.nightjar.model.Finding;
import org.nightjar.model.Incident;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/**
 * Malicious events of one kind that no incident among the first twenty holds.
 *
 * @param attack id of the attack
 * @param action what was called
 * @param events how many
 * @param listed how many of them a finding outside these incidents holds
 * @param habitual how many of them are calls that the same user also made on an earlier day
 */
public record Missed(String attack, String action, int events, int listed, int habitual) {

    private static final long DAY_MILLIS = 86_400_000L;

    static List<Missed> of(Truth truth, DetectionResult result, EventIndex index) {
        Set<String> read = new HashSet<>();
        result.incidents().stream()
                .limit(Evaluation.READ)
                .map(Incident::eventIds)
                .forEach(read::addAll);
        Set<String> listed = new HashSet<>();
        result.findings().stream().map(Finding::eventIds).forEach(listed::addAll);
        List<Missed> missed = new ArrayList<>();
        for (Truth.Label attack : truth.attacks()) {
            Map<String, Missed> byAction = new TreeMap<>();
            for (String id : attack.eventIds()) {
                int row = read.contains(id) ? -1 : index.findRow(id);
                if (row >= 0) {
                    String action = index.value(Dimension.ACTION, row);
                    Missed one = new Missed(
                            attack.id(), action, 1, listed.contains(id) ? 1 : 0, isHabitual(index, row) ? 1 : 0);
                    byAction.merge(action, one, Missed::plus);
                }
            }
            missed.addAll(byAction.values());
        }
        return missed;
    }

    /** These and others of the same attack and action. */
    Missed plus(Missed other) {
        return new Missed(attack, action, events + other.events, listed + other.listed, habitual + other.habitual);
    }

    private static boolean isHabitual(EventIndex index, int row) {
        int action = index.column(Dimension.ACTION).code(row);
        RowSet rows = index.rowsOfUser(index.column(Dimension.USER).code(row));
        long today = Math.floorDiv(index.timeMillis(row), DAY_MILLIS);
        for (int at = 0; at < rows.size() && Math.floorDiv(index.timeMillis(rows.row(at)), DAY_MILLIS) < today; at++) {
            if (index.column(Dimension.ACTION).code(rows.row(at)) == action) {
                return true;
            }
        }
        return false;
    }

    /** Sums of the same attack and action over many cases, most first. */
    static List<Missed> together(List<CaseScores> cases) {
        Map<String, Missed> sums = new HashMap<>();
        for (CaseScores one : cases) {
            for (Missed missed : one.missed()) {
                sums.merge(missed.attack() + '\n' + missed.action(), missed, Missed::plus);
            }
        }
        List<Missed> all = new ArrayList<>(sums.values());
        all.sort(java.util.Comparator.comparingInt((Missed missed) -> -missed.events())
                .thenComparing(Missed::attack)
                .thenComparing(Missed::action));
        return all;
    }
}
