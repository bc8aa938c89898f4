package org.nightjar.analysis.timeline;

import java.util.List;
import java.util.Optional;
import org.nightjar.model.Finding;
import org.nightjar.model.Severity;

/** One swimlane: everything selected of one user, of one value of another dimension, of a finding, or of a group. Immutable. */
public final class Lane {

    /**
     * What a lane is, without its events.
     *
     * @param key the user's id, the value of the lanes' dimension or the finding's id; of a group its value behind a mark
     * @param title for people
     * @param group the value of the dimension that groups the lanes; "" without groups
     * @param isGroup whether it stands for all lanes of its group
     * @param rank place in the detection's ranking, or {@link Integer#MAX_VALUE}
     * @param risk 0 to 100
     */
    record Head(String key, String title, String group, boolean isGroup, int rank, double risk) {}

    private final Head head;
    private final List<Finding> findings;
    private final LaneCounts counts;

    Lane(Head head, List<Finding> findings, LaneCounts counts) {
        this.head = head;
        this.findings = List.copyOf(findings);
        this.counts = counts;
    }

    Lane withoutFindings() {
        return new Lane(head, List.of(), counts);
    }

    /** The user's id, the value of the lanes' dimension ("" where the log does not say) or the finding's id. */
    public String key() {
        return head.key();
    }

    /** For people: the key, or a finding's title and user. */
    public String title() {
        return head.title();
    }

    /** The value of the dimension that groups the lanes; "" without groups, or where the log does not say. */
    public String group() {
        return head.group();
    }

    /** Whether this lane stands for all lanes of its group. */
    public boolean isGroup() {
        return head.isGroup();
    }

    int rank() {
        return head.rank();
    }

    /** 0 to 100: a user's risk, or else the best score of the lane's findings; 0 without a detection. */
    public double risk() {
        return head.risk();
    }

    /** In the detection's order, best first. */
    public List<Finding> findings() {
        return findings;
    }

    /** That of the risk where it is a user's, or else the gravest of the findings; empty without findings. */
    public Optional<Severity> severity() {
        boolean isRanked = head.rank() != Integer.MAX_VALUE;
        return isRanked && !findings.isEmpty() ? Optional.of(Severity.ofScore(head.risk())) : gravest();
    }

    private Optional<Severity> gravest() {
        return findings.stream().map(Finding::counted).max(Severity::compareTo);
    }

    /** How many selected events there are. */
    public int size() {
        return counts.size();
    }

    /** Time of the first selected event, UTC. */
    public long firstMillis() {
        return counts.firstMillis();
    }

    LaneCounts counts() {
        return counts;
    }
}
