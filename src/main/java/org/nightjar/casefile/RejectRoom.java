package org.nightjar.casefile;

import org.nightjar.evidence.EvidenceLimits;
import org.nightjar.store.EvidenceWriter;

/**
 * How many rejects are still kept with excerpt and bytes, of one file and of all files of an import: so that many small files of
 * nothing but broken records make a case no larger than a few large ones do. Used by one thread.
 */
final class RejectRoom {

    private final EvidenceLimits limits;
    private long left;

    RejectRoom(EvidenceLimits limits) {
        this.limits = limits;
        this.left = limits.maxAllRejects();
    }

    /** How many of the next file. */
    int ofNext() {
        long least = Math.max(EvidenceLimits.LEAST_REJECTS, left);
        return (int) Math.min(limits.maxRejects(), least);
    }

    /** The limit that is met first by the next file. */
    String limitOfNext() {
        return ofNext() == limits.maxRejects() ? "rejects" : "all-rejects";
    }

    /** The file was read. */
    void took(EvidenceWriter writer) {
        left = Math.max(0, left - (writer.rejected() - writer.shortened()));
    }
}
