package org.nightjar.model;

/**
 * Something in the evidence that could not become an event. Nothing is dropped without one.
 *
 * @param evidenceId the item it stands in
 * @param position where in the item; the record index counts within the entry
 * @param reason short and stable, such as {@code broken-json}, {@code truncated}, {@code not-a-log}
 * @param message one sentence for people
 * @param excerpt the first bytes, made printable; at most 200 characters
 */
public record Reject(int evidenceId, RecordPosition position, String reason, String message, String excerpt) {}
