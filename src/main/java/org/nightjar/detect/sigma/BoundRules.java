package org.nightjar.detect.sigma;

import java.util.ArrayList;
import java.util.List;
import org.nightjar.detect.profile.IntArray;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.job.OnAllCores;
import org.nightjar.model.Dimension;
import org.nightjar.model.NightjarException;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;

/**
 * Rules bound to an index and sorted by the actions that they leave possible, so that each event is asked only what its
 * action allows. Any number of threads may ask at once.
 */
final class BoundRules {

    private static final int ROWS_A_PIECE = 1 << 16;

    private final List<BoundCriterion> bound;
    private final int[][] byAction;
    private final Column actions;
    private final EventIndex index;

    BoundRules(EventIndex index, KeptFields kept, List<SigmaRule> rules, JobContext job) throws NightjarException {
        this.index = index;
        actions = index.column(Dimension.ACTION);
        job.stage("Fitting rules to the evidence", JobUnit.STEPS, rules.size());
        bound = OnAllCores.each(rules, rule -> {
            job.checkCancelled();
            BoundCriterion fitted = BoundCriterion.bind(rule.criterion(), kept);
            job.advance(1);
            return fitted;
        });
        byAction = new int[actions.dictionary().size()][];
        for (int action = 0; action < byAction.length; action++) {
            byAction[action] = possible(action);
        }
    }

    private int[] possible(int action) {
        IntArray open = new IntArray();
        for (int rule = 0; rule < bound.size(); rule++) {
            if (bound.get(rule).onAction(action) != BoundCriterion.NO) {
                open.add(rule);
            }
        }
        return open.toArray();
    }

    BoundCriterion get(int rule) {
        return bound.get(rule);
    }

    /** What the columns say of a range of rows: what matches, and the rows whose records must be read. */
    private record Judged(MatchedRows matches, IntArray open) {}

    /** Adds every match that the columns tell, and gives the rows that they leave open for some rule. */
    int[] onColumns(MatchedRows matches, JobContext job) throws NightjarException {
        job.stage("Matching rules", JobUnit.EVENTS, index.size());
        List<Integer> starts = new ArrayList<>();
        for (int start = 0; start < index.size(); start += ROWS_A_PIECE) {
            starts.add(start);
        }
        IntArray open = new IntArray();
        for (Judged piece : OnAllCores.each(starts, start -> judge(start, job))) {
            matches.addAll(piece.matches());
            for (int at = 0; at < piece.open().size(); at++) {
                open.add(piece.open().get(at));
            }
        }
        return open.toArray();
    }

    private Judged judge(int start, JobContext job) {
        job.checkCancelled();
        Judged judged = new Judged(new MatchedRows(bound.size()), new IntArray());
        int end = Math.min(index.size(), start + ROWS_A_PIECE);
        for (int row = start; row < end; row++) {
            boolean open = false;
            for (int rule : byAction[actions.code(row)]) {
                byte verdict = bound.get(rule).onColumns(row);
                if (verdict == BoundCriterion.YES) {
                    judged.matches().add(rule, row);
                }
                open |= verdict == BoundCriterion.OPEN;
            }
            if (open) {
                judged.open().add(row);
            }
        }
        job.advance(end - start);
        return judged;
    }

    /** Adds the rules that the columns leave open and the record matches. */
    void onRecord(MatchedRows matches, int row, RecordView record) {
        for (int rule : byAction[actions.code(row)]) {
            if (bound.get(rule).onColumns(row) == BoundCriterion.OPEN
                    && bound.get(rule).onRecord(record)) {
                matches.add(rule, row);
            }
        }
    }
}
