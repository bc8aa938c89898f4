package org.nightjar.evidence;

/**
 * What identifies a file of evidence.
 *
 * @param sha256 lower-case hex of the file's bytes as they lie on disk
 * @param bytes size of the file
 */
public record EvidenceDigest(String sha256, long bytes) {}
