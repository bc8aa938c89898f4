package org.nightjar.analysis.timeline;

import java.util.List;
import java.util.Optional;
import org.nightjar.model.Finding;
import org.nightjar.model.Severity;

/** One swimlane: everything selected of one user (or one value of another dimension). Immutable. */
public final class Lane {

    private final String key;
    private final double risk;
    private final List<Finding> findings;
    private final LaneCounts counts;

    Lane(String key, double risk, List<Finding> findings, LaneCounts counts) {
        this.key = key;
        this.risk = risk;
        this.findings = List.copyOf(findings);
        this.counts = counts;
    }

    /** The user's id, or the value of the lanes' dimension; "" where the log does not say. */
    public String key() {
        return key;
    }

    /** 0 to 100; 0 without a ranking. */
    public double risk() {
        return risk;
    }

    /** In the detection's order, best first. */
    public List<Finding> findings() {
        return findings;
    }

    /** The gravest of the findings. */
    public Optional<Severity> severity() {
        return findings.stream().map(Finding::severity).max(Severity::compareTo);
    }

    /** How many selected events there are. */
    public int size() {
        return counts.size();
    }

    LaneCounts counts() {
        return counts;
    }
}
