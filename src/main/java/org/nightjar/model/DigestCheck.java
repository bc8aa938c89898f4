package org.nightjar.model;

/**
 * What was found out about one CloudTrail digest of the evidence.
 *
 * @param evidenceId the item it stands in
 * @param entry where in the item, as in {@link RecordPosition#entry()}
 * @param account whose events it is about; "" if the digest is unreadable
 * @param region likewise
 * @param trail name of the trail
 * @param range the time in which the files that it lists were delivered
 * @param object its S3 key
 * @param sha256 lower-case hex of its inflated bytes
 * @param logFiles how many log files it lists
 * @param backfill whether it lists files that were delivered late, beside the hourly digests
 * @param state VERIFIED if its successor or its signature confirms it, NOT_COVERED if nothing does
 * @param signature what became of its signature
 * @param reason one sentence for people
 */
public record DigestCheck(
        int evidenceId,
        String entry,
        String account,
        String region,
        String trail,
        TimeRange range,
        String object,
        String sha256,
        int logFiles,
        boolean backfill,
        Integrity state,
        SignatureState signature,
        String reason) {}
