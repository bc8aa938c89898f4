package org.nightjar.model;

import java.time.Instant;

/**
 * One file of evidence as it was handed over. It is hashed and never altered; <b>read = stored + duplicates +
 * rejected</b> always holds.
 *
 * @param id number in the case, from 1
 * @param path where it was found, as the analyst named it
 * @param sha256 lower-case hex of the file's bytes; "" if it could not be read
 * @param bytes size of the file
 * @param importedAt UTC
 * @param read records found
 * @param stored events kept
 * @param duplicates records whose event the case already had
 * @param rejected records and entries that could not be read; each is listed as a {@link Reject}
 * @param status how the import ended
 * @param message one sentence for people; "" when there is nothing to say
 */
public record EvidenceItem(
        int id,
        String path,
        String sha256,
        long bytes,
        Instant importedAt,
        long read,
        long stored,
        long duplicates,
        long rejected,
        EvidenceStatus status,
        String message) {}
