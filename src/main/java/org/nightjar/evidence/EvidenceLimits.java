package org.nightjar.evidence;

/**
 * How far evidence may unfold before Nightjar stops believing it. Real CloudTrail files inflate 6 to 20 times; what
 * goes beyond a limit is rejected with one sentence and the rest is read on.
 *
 * @param maxRatio inflated bytes for each compressed byte, of one container and of the whole file
 * @param ratioFloorBytes inflated bytes below which the ratio is not looked at: small files may be very regular
 * @param maxInflatedBytes bytes inflated from one file of evidence, all its layers together
 * @param maxNestedZipBytes a zip inside another container is held in memory; larger ones are rejected
 * @param maxDepth containers inside containers; a {@code .json.gz} in a zip has depth 2
 * @param maxEntries members of all the containers in one file of evidence
 * @param maxRecordBytes one record of a log
 */
public record EvidenceLimits(
        int maxRatio,
        long ratioFloorBytes,
        long maxInflatedBytes,
        int maxNestedZipBytes,
        int maxDepth,
        long maxEntries,
        int maxRecordBytes) {

    private static final int MEBI = 1024 * 1024;

    /** 200 times beyond 16 MiB; 64 GiB; 128 MiB; 6 layers; 2 million members; 4 MiB a record. */
    public static final EvidenceLimits DEFAULT =
            new EvidenceLimits(200, 16L * MEBI, 64L * 1024 * MEBI, 128 * MEBI, 6, 2_000_000, 4 * MEBI);

    public EvidenceLimits {
        if (maxRatio < 1 || ratioFloorBytes < 0 || maxInflatedBytes < 1 || maxNestedZipBytes < 1) {
            throw new IllegalArgumentException("limits on inflated bytes must be positive");
        }
        if (maxDepth < 0 || maxEntries < 1 || maxRecordBytes < 1) {
            throw new IllegalArgumentException("limits on depth, entries and records must be positive");
        }
    }
}
