package org.nightjar.evidence;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far evidence may unfold before Nightjar stops believing it. Real CloudTrail files inflate 6 to 20 times; what
 * goes beyond a limit is rejected with one sentence that names the limit, and the rest is read on.
 *
 * @param maxRatio {@code ratio}: inflated bytes for each compressed byte, of one container and of the whole file
 * @param ratioFloorBytes {@code ratio-floor}: inflated bytes below which the ratio is not looked at: small files may
 *     be very regular
 * @param maxInflatedBytes {@code inflated}: bytes inflated from one file of evidence, all its layers together
 * @param maxNestedZipBytes {@code nested-zip}: a zip inside another container is held in memory; larger ones are
 *     rejected
 * @param maxDepth {@code depth}: containers inside containers; a {@code .json.gz} in a zip has depth 2
 * @param maxEntries {@code entries}: members of all the containers in one file of evidence
 * @param maxRecordBytes {@code record}: one record of a log
 * @param maxRejectBytes {@code reject}: what is kept of the bytes of one rejected record
 * @param maxNesting {@code nesting}: lists and objects inside one another in a record
 * @param maxDigestBytes {@code digest}: one CloudTrail digest, which lists some 500 bytes for each log file of its hour
 * @param maxRejects {@code rejects}: how many rejects of one file are kept with excerpt and bytes; of those beyond it only
 *     place, reason and sentence are
 * @param maxAllRejects {@code all-rejects}: the same of all files of one import together; of files beyond it only the first
 *     {@value #LEAST_REJECTS} are kept so
 */
public record EvidenceLimits(
        int maxRatio,
        long ratioFloorBytes,
        long maxInflatedBytes,
        int maxNestedZipBytes,
        int maxDepth,
        long maxEntries,
        int maxRecordBytes,
        int maxRejectBytes,
        int maxNesting,
        int maxDigestBytes,
        int maxRejects,
        int maxAllRejects) {

    /** So many rejects of a file are kept whole however many there were before: what a file of its own costs anyway. */
    public static final int LEAST_REJECTS = 10;

    private static final int MEBI = 1024 * 1024;
    private static final int MOST_AT_ONCE = 1 << 29;

    /** Each layer takes stack of its own. */
    private static final int MAX_DEPTH = 64;

    /** What is less deep is ordinary; what is deeper than the second could not be held by a record of the largest size. */
    private static final int LEAST_NESTING = 64;

    private static final int MOST_NESTING = 1_000_000;

    /**
     * 200 times beyond 16 MiB; 64 GiB; 128 MiB; 6 layers; 2 million members; 4 MiB a record; 64 KiB of a reject; 10,000
     * levels; 64 MiB a digest; 10,000 rejects of a file and 100,000 of an import.
     */
    public static final EvidenceLimits DEFAULT = new EvidenceLimits(
            200,
            16L * MEBI,
            64L * 1024 * MEBI,
            128 * MEBI,
            6,
            2_000_000,
            4 * MEBI,
            64 * 1024,
            10_000,
            64 * MEBI,
            10_000,
            100_000);

    public EvidenceLimits {
        if (maxRatio < 1 || ratioFloorBytes < 0 || maxInflatedBytes < 1 || maxNestedZipBytes < 1) {
            throw new IllegalArgumentException("limits on inflated bytes must be positive");
        }
        if (maxDepth < 0 || maxEntries < 1 || maxRecordBytes < 1 || maxRejectBytes < 0) {
            throw new IllegalArgumentException("limits on depth, entries and records must be positive");
        }
        if (maxNesting < LEAST_NESTING || maxNesting > MOST_NESTING || maxDigestBytes < 1) {
            throw new IllegalArgumentException("limits on nesting and digests must be possible");
        }
        if (maxRejects < 0 || maxAllRejects < 0) {
            throw new IllegalArgumentException("limits on rejects must not be negative");
        }
    }

    /** Of each limit the wider one: evidence that was read under either is read whole under these. */
    public EvidenceLimits widest(EvidenceLimits other) {
        return new EvidenceLimits(
                Math.max(maxRatio, other.maxRatio),
                Math.max(ratioFloorBytes, other.ratioFloorBytes),
                Math.max(maxInflatedBytes, other.maxInflatedBytes),
                Math.max(maxNestedZipBytes, other.maxNestedZipBytes),
                Math.max(maxDepth, other.maxDepth),
                Math.max(maxEntries, other.maxEntries),
                Math.max(maxRecordBytes, other.maxRecordBytes),
                Math.max(maxRejectBytes, other.maxRejectBytes),
                Math.max(maxNesting, other.maxNesting),
                Math.max(maxDigestBytes, other.maxDigestBytes),
                Math.max(maxRejects, other.maxRejects),
                Math.max(maxAllRejects, other.maxAllRejects));
    }

    /** All limits by the names that people use, in a fixed order. */
    public Map<String, Long> byName() {
        Map<String, Long> limits = new LinkedHashMap<>();
        limits.put("ratio", (long) maxRatio);
        limits.put("ratio-floor", ratioFloorBytes);
        limits.put("inflated", maxInflatedBytes);
        limits.put("nested-zip", (long) maxNestedZipBytes);
        limits.put("depth", (long) maxDepth);
        limits.put("entries", maxEntries);
        limits.put("record", (long) maxRecordBytes);
        limits.put("reject", (long) maxRejectBytes);
        limits.put("nesting", (long) maxNesting);
        limits.put("digest", (long) maxDigestBytes);
        limits.put("rejects", (long) maxRejects);
        limits.put("all-rejects", (long) maxAllRejects);
        return limits;
    }

    /** The same with one limit changed; empty if there is no such limit or it cannot have that value. */
    public Optional<EvidenceLimits> with(String name, long value) {
        Map<String, Long> limits = byName();
        boolean heldInMemory = !name.equals("ratio-floor") && !name.equals("inflated") && !name.equals("entries");
        long least = switch (name) {
            case "ratio-floor", "depth", "reject", "rejects", "all-rejects" -> 0;
            case "nesting" -> LEAST_NESTING;
            default -> 1;
        };
        long most = switch (name) {
            case "depth" -> MAX_DEPTH;
            case "nesting" -> MOST_NESTING;
            default -> heldInMemory ? MOST_AT_ONCE : Long.MAX_VALUE;
        };
        if (limits.replace(name, value) == null || value < least || value > most) {
            return Optional.empty();
        }
        Long[] all = limits.values().toArray(Long[]::new);
        return Optional.of(new EvidenceLimits(
                all[0].intValue(),
                all[1],
                all[2],
                all[3].intValue(),
                all[4].intValue(),
                all[5],
                all[6].intValue(),
                all[7].intValue(),
                all[8].intValue(),
                all[9].intValue(),
                all[10].intValue(),
                all[11].intValue()));
    }
}
