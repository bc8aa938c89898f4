package org.nightjar.detect.sigma;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nightjar.detect.profile.IntArray;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.Dimension;
import org.nightjar.model.NightjarException;
import org.nightjar.model.RuleState;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;

/**
 * Matches all rules in one pass over the events. Each rule is first decided by the columns of the index; only where
 * these leave it open is the original record read, once for all rules. Used once, by one thread.
 */
final class RuleScan {

    private static final int ROWS_BETWEEN_CHECKS = 1 << 14;

    private final EventIndex index;
    private final JobContext job;
    private final List<SigmaRule> rules = new ArrayList<>();
    private final List<BoundCriterion> bound = new ArrayList<>();
    private final List<IntArray> matches = new ArrayList<>();
    private final List<List<String>> conditions = new ArrayList<>();
    private final RecordQueue queue;

    RuleScan(EventIndex index, RecordSource records, JobContext job) {
        this.index = index;
        this.job = job;
        queue = new RecordQueue(index, records, job, this::answer);
    }

    /** What each rule matches, in the order of the rules. */
    List<RuleMatches> run(List<SigmaRule> all) throws NightjarException {
        for (SigmaRule rule : all) {
            if (rule.head().source().isCloudTrail()) {
                job.checkCancelled();
                rules.add(rule);
                bound.add(BoundCriterion.bind(rule.criterion(), index));
                matches.add(new IntArray());
                conditions.add(List.of());
            }
        }
        if (!rules.isEmpty()) {
            scan();
            explain();
        }
        return results(all);
    }

    private void scan() throws NightjarException {
        job.stage("Matching rules", JobUnit.EVENTS, index.size());
        int[][] byAction = rulesByAction();
        Column actions = index.column(Dimension.ACTION);
        for (int row = 0; row < index.size(); row++) {
            if (row % ROWS_BETWEEN_CHECKS == 0) {
                job.checkCancelled();
                job.advance(row == 0 ? 0 : ROWS_BETWEEN_CHECKS);
            }
            for (int rule : byAction[actions.code(row)]) {
                byte verdict = bound.get(rule).onColumns(row);
                if (verdict == BoundCriterion.YES) {
                    matches.get(rule).add(row);
                } else if (verdict == BoundCriterion.OPEN) {
                    queue.ask(row, rule);
                }
            }
        }
        queue.flush();
    }

    /** For each action the rules that it does not rule out: most rules name their actions. */
    private int[][] rulesByAction() {
        int[][] byAction = new int[index.column(Dimension.ACTION).dictionary().size()][];
        for (int action = 0; action < byAction.length; action++) {
            IntArray open = new IntArray();
            for (int rule = 0; rule < bound.size(); rule++) {
                if (bound.get(rule).onAction(action) != BoundCriterion.NO) {
                    open.add(rule);
                }
            }
            byAction[action] = open.toArray();
        }
        return byAction;
    }

    private void answer(int rule, int row, RecordView record) {
        if (bound.get(rule).onRecord(record)) {
            matches.get(rule).add(row);
        }
    }

    /** Puts into words what the first event of each rule holds. */
    private void explain() throws NightjarException {
        RecordQueue first = queue.forOthers((rule, row, record) -> {
            List<String> words = new ArrayList<>();
            bound.get(rule).explain(record, words);
            conditions.set(rule, words.stream().distinct().limit(8).toList());
        });
        for (int rule = 0; rule < rules.size(); rule++) {
            if (!matches.get(rule).isEmpty()) {
                first.ask(Arrays.stream(matches.get(rule).toArray()).min().orElseThrow(), rule);
            }
        }
        first.flush();
    }

    private List<RuleMatches> results(List<SigmaRule> all) {
        List<RuleMatches> results = new ArrayList<>();
        int next = 0;
        for (SigmaRule rule : all) {
            if (next < rules.size() && rules.get(next) == rule) {
                results.add(result(next++));
            } else {
                results.add(RuleMatches.none(
                        rule.head(),
                        RuleState.NO_LOG_SOURCE,
                        "It is for " + rule.head().source().words() + ", and this case holds AWS CloudTrail only."));
            }
        }
        return results;
    }

    private RuleMatches result(int rule) {
        int[] rows = matches.get(rule).toArray();
        Arrays.sort(rows);
        RuleHead head = rules.get(rule).head();
        if (rows.length > 0) {
            return new RuleMatches(head, rows, rows, RuleState.MATCHED, "", conditions.get(rule));
        }
        if (!bound.get(rule).isImpossible()) {
            return RuleMatches.none(head, RuleState.NO_MATCH, "");
        }
        List<String> never = new ArrayList<>();
        bound.get(rule).neverSeen(never);
        String what = String.join("; ", never.stream().distinct().limit(4).toList());
        return RuleMatches.none(
                head,
                RuleState.CANNOT_MATCH,
                never.isEmpty() ? "" : "What it asks for never occurs in this evidence: " + what + ".");
    }
}
