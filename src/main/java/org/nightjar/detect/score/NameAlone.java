package org.nightjar.detect.score;

import java.util.ArrayList;
import java.util.List;
import org.nightjar.job.JobContext;
import org.nightjar.model.ChainProof;
import org.nightjar.model.Explanation;
import org.nightjar.model.Finding;
import org.nightjar.store.EventIndex;

/**
 * Speaks against findings that rest on sessions which are the user's by their name alone: whoever opens a session chooses
 * it, a co-worker's name included.
 */
public final class NameAlone {

    private NameAlone() {}

    /**
     * The findings, in their order, several at once; the cost is that of the events behind them.
     *
     * @throws org.nightjar.job.JobCancelledException if the job was cancelled
     */
    public static List<Finding> noted(List<Finding> findings, EventIndex index, JobContext job) {
        return findings.parallelStream()
                .map(finding -> {
                    job.checkCancelled();
                    return noted(finding, index);
                })
                .toList();
    }

    private static Finding noted(Finding finding, EventIndex index) {
        long byName = finding.eventIds().stream()
                .mapToInt(index::findRow)
                .filter(row -> row >= 0 && index.link(index.principalCode(row)).proof() == ChainProof.SESSION_NAME)
                .count();
        if (byName == 0) {
            return finding;
        }
        Explanation why = finding.explanation();
        List<String> against = new ArrayList<>(why.evidenceAgainst());
        int all = finding.eventIds().size();
        against.add((byName == all ? "" : "Of " + byName + " of the " + all + " events ")
                + (byName == all ? "That" : "that")
                + " it was " + finding.user()
                + " only the session's name says, which whoever opens a session chooses; who"
                + " opened it is not in the evidence.");
        return new Finding(
                finding.id(),
                finding.detector(),
                finding.title(),
                finding.severity(),
                finding.score(),
                finding.user(),
                finding.windowStart(),
                finding.windowEnd(),
                finding.eventIds(),
                finding.techniques(),
                new Explanation(
                        why.summary(),
                        why.typical(),
                        why.actual(),
                        why.baseline(),
                        why.peers(),
                        why.evidenceFor(),
                        against,
                        why.query(),
                        why.nextSteps()));
    }
}
