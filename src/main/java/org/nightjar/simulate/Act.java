package org.nightjar.simulate;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event before it is written: small, so that a day of hundreds of thousands fits in memory. Immutable.
 *
 * @param second time, seconds since the epoch
 * @param session who
 * @param action what
 * @param region where
 * @param error error code, or "" where it worked
 * @param salt from which its ids and free choices follow; unique in a simulation
 * @param fixed parameters that are not left to chance
 * @param label attack or decoy it belongs to
 */
record Act(
        long second,
        Session session,
        ActionSpec action,
        String region,
        String error,
        long salt,
        Map<String, String> fixed,
        @Nullable Label label) {}
