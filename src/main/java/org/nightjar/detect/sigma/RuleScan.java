package org.nightjar.detect.sigma;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nightjar.job.JobContext;
import org.nightjar.model.NightjarException;
import org.nightjar.model.RuleState;
import org.nightjar.store.EventIndex;

/**
 * Matches all rules in one pass over the events. Each rule is first decided by the columns of the index; only where
 * these leave it open is the original record read, once for all rules. Works on all cores; used once.
 */
final class RuleScan {

    private final EventIndex index;
    private final KeptFields kept;
    private final RecordPass pass;
    private final JobContext job;

    RuleScan(EventIndex index, KeptFields kept, RecordSource records, JobContext job) {
        this.index = index;
        this.kept = kept;
        this.job = job;
        pass = new RecordPass(index, kept, records, job);
    }

    /** What each rule matches, in the order of the rules. */
    List<RuleMatches> run(List<SigmaRule> all) throws NightjarException {
        List<SigmaRule> rules =
                all.stream().filter(rule -> rule.head().source().isCloudTrail()).toList();
        BoundRules bound = new BoundRules(index, kept, rules, job);
        MatchedRows matches = new MatchedRows(rules.size());
        int[] open = rules.isEmpty() ? new int[0] : bound.onColumns(matches, job);
        for (MatchedRows part : pass.each(open, () -> new MatchedRows(rules.size()), bound::onRecord)) {
            matches.addAll(part);
        }
        List<int[]> rows = new ArrayList<>();
        for (int rule = 0; rule < rules.size(); rule++) {
            rows.add(matches.of(rule));
        }
        List<List<String>> conditions = explain(rows, bound);
        List<RuleMatches> results = new ArrayList<>();
        int next = 0;
        for (SigmaRule rule : all) {
            if (rule.head().source().isCloudTrail()) {
                results.add(result(rule.head(), rows.get(next), bound.get(next), conditions.get(next)));
                next++;
            } else {
                results.add(RuleMatches.none(
                        rule.head(),
                        RuleState.NO_LOG_SOURCE,
                        "It is for " + rule.head().source().words() + ", and this case holds AWS CloudTrail only."));
            }
        }
        return results;
    }

    /** Puts into words what the first event of each rule holds. */
    private List<List<String>> explain(List<int[]> rows, BoundRules bound) throws NightjarException {
        Map<Integer, List<Integer>> rulesByFirst = new HashMap<>();
        List<List<String>> conditions = new ArrayList<>();
        for (int rule = 0; rule < rows.size(); rule++) {
            conditions.add(List.of());
            if (rows.get(rule).length > 0) {
                rulesByFirst
                        .computeIfAbsent(rows.get(rule)[0], row -> new ArrayList<>())
                        .add(rule);
            }
        }
        int[] first = rulesByFirst.keySet().stream().mapToInt(Integer::intValue).toArray();
        List<Map<Integer, List<String>>> explained =
                pass.each(first, HashMap::new, (Map<Integer, List<String>> part, int row, RecordView record) -> {
                    for (int rule : rulesByFirst.getOrDefault(row, List.of())) {
                        List<String> words = new ArrayList<>();
                        bound.get(rule).explain(record, words);
                        part.put(rule, words.stream().distinct().limit(8).toList());
                    }
                });
        explained.forEach(part -> part.forEach(conditions::set));
        return conditions;
    }

    private static RuleMatches result(RuleHead head, int[] rows, BoundCriterion bound, List<String> conditions) {
        if (rows.length > 0) {
            return new RuleMatches(head, rows, rows, RuleState.MATCHED, "", conditions);
        }
        if (!bound.isImpossible()) {
            return RuleMatches.none(head, RuleState.NO_MATCH, "");
        }
        List<String> never = new ArrayList<>();
        bound.neverSeen(never);
        String what = String.join("; ", never.stream().distinct().limit(4).toList());
        return RuleMatches.none(
                head,
                RuleState.CANNOT_MATCH,
                never.isEmpty() ? "" : "What it asks for never occurs in this evidence: " + what + ".");
    }
}
