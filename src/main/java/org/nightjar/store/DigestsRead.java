package org.nightjar.store;

import java.util.List;
import java.util.Set;

/**
 * What a check of CloudTrail digests needs of items that it has read.
 *
 * @param items that were read
 * @param digests that stand in them
 * @param broken entries of them that break off
 */
public record DigestsRead(Set<Integer> items, List<Digest> digests, List<Broken> broken) {

    public DigestsRead {
        items = Set.copyOf(items);
        digests = List.copyOf(digests);
        broken = List.copyOf(broken);
    }

    /**
     * A digest as it stands in the evidence.
     *
     * @param sha256 of its bytes, lower-case hex
     * @param gzip its bytes as gzip; not copied
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Digest(int evidenceId, String entry, String sha256, byte[] gzip) {}

    /** An entry that could not be read to its end, and why. */
    public record Broken(int evidenceId, String entry, String sentence) {}
}
