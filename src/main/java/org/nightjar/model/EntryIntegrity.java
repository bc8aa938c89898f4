package org.nightjar.model;

/**
 * What digests say about one entry of the evidence, and so about each event that was read from it.
 *
 * @param evidenceId the item
 * @param entry where in the item, as in {@link RecordPosition#entry()}
 * @param sha256 lower-case hex of the entry's inflated bytes
 * @param state the answer
 * @param digest S3 key of the digest that gave it, or ""
 * @param reason one sentence for people
 */
public record EntryIntegrity(
        int evidenceId, String entry, String sha256, Integrity state, String digest, String reason) {}
