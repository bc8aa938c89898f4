package org.nightjar.model;

import java.util.List;
import java.util.Optional;

/**
 * What the last check of CloudTrail digests found, for the whole case.
 *
 * @param digests every digest of the evidence, by account, region, trail and time
 * @param entries every other entry of the evidence, in its order; empty if there are no digests
 * @param missing what the digests speak of and the evidence lacks
 */
public record IntegrityReport(List<DigestCheck> digests, List<EntryIntegrity> entries, List<MissingObject> missing) {

    /** No digests, or none checked yet. */
    public static final IntegrityReport NONE = new IntegrityReport(List.of(), List.of(), List.of());

    public IntegrityReport {
        digests = List.copyOf(digests);
        entries = List.copyOf(entries);
        missing = List.copyOf(missing);
    }

    /** How many entries have that answer. */
    public long entries(Integrity state) {
        return entries.stream().filter(entry -> entry.state() == state).count();
    }

    /** How many digests have that answer. */
    public long digests(Integrity state) {
        return digests.stream().filter(digest -> digest.state() == state).count();
    }

    public List<MissingObject> missing(MissingObject.Kind kind) {
        return missing.stream().filter(one -> one.kind() == kind).toList();
    }

    /** The answer about an entry; looks through all. */
    public Optional<EntryIntegrity> find(int evidenceId, String entry) {
        return entries.stream()
                .filter(one -> one.evidenceId() == evidenceId && one.entry().equals(entry))
                .findFirst();
    }
}
