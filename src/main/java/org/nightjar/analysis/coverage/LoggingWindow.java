package org.nightjar.analysis.coverage;

import java.time.Instant;
import java.util.Optional;

/**
 * A time in which a trail logged less than before. It concerns all regions of the account, because the act does not
 * say whether the trail is of one region.
 *
 * @param account whose trail
 * @param trail its name, or "" if the event does not say
 * @param state STOPPED or NARROWED
 * @param from when it was done, UTC
 * @param to when it was put right; empty if no event says that it was
 * @param action what was done, such as {@code StopLogging}
 * @param eventId the event that did it
 */
public record LoggingWindow(
        String account,
        String trail,
        LoggingState state,
        Instant from,
        Optional<Instant> to,
        String action,
        String eventId) {}
