package org.nightjar.integrity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nightjar.model.DigestCheck;
import org.nightjar.model.EntryIntegrity;
import org.nightjar.model.IntegrityReport;

/**
 * Checks what was read against the CloudTrail digests in it, as {@code formats/digest.md} describes. Works without
 * keys, and says then what was not checked. Linear in digests and entries, but for sorting.
 */
public final class DigestVerification {

    private static final Comparator<DigestCheck> ORDER = Comparator.comparing(DigestCheck::account)
            .thenComparing(DigestCheck::region)
            .thenComparing(DigestCheck::trail)
            .thenComparing((DigestCheck check) -> check.range().to())
            .thenComparing(DigestCheck::evidenceId)
            .thenComparing(DigestCheck::entry);

    private DigestVerification() {}

    /**
     * Checks them.
     *
     * @param digests all digests of the evidence, copies included
     * @param entries all other entries of the evidence
     * @param keys public keys that the analyst handed over
     * @return {@link IntegrityReport#NONE} if there are no digests
     */
    public static IntegrityReport of(List<ReadDigest> digests, List<ReadEntry> entries, PublicKeys keys) {
        if (digests.isEmpty()) {
            return IntegrityReport.NONE;
        }
        List<ReadDigest> distinct = distinct(digests);
        Map<ReadDigest, DigestCheck> checks = DigestLinks.check(distinct, keys);
        Listings listings = new Listings(distinct, checks);
        List<EntryIntegrity> checked = new LogFileChecks(listings).of(entries);
        List<DigestCheck> ordered = new ArrayList<>(checks.values());
        ordered.sort(ORDER);
        return new IntegrityReport(ordered, checked, Absences.of(distinct, listings, entries));
    }

    /** Copies of a digest are the same digest; the first stands for all. */
    private static List<ReadDigest> distinct(List<ReadDigest> digests) {
        Map<String, ReadDigest> distinct = new LinkedHashMap<>();
        for (ReadDigest digest : digests) {
            distinct.putIfAbsent(digest.key() + "\n" + digest.source().sha256(), digest);
        }
        return List.copyOf(distinct.values());
    }
}
