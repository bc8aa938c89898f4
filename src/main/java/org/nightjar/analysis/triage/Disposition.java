package org.nightjar.analysis.triage;

import java.time.Instant;
import org.nightjar.model.TriageState;

/**
 * What the analyst thinks of a finding or an incident.
 *
 * @param state what
 * @param reason why; "" if none was given
 * @param time since when; the epoch if nobody has looked at it yet
 */
public record Disposition(TriageState state, String reason, Instant time) {

    /** Nobody has looked at it yet. */
    public static final Disposition NEW = new Disposition(TriageState.NEW, "", Instant.EPOCH);
}
