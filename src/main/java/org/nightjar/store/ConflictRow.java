package org.nightjar.store;

import org.nightjar.model.Reject;

/**
 * A record that has the id of an event of the case and says something else.
 *
 * @param eventId of both
 * @param second the record that is not the event
 */
public record ConflictRow(String eventId, Reject second) {}
