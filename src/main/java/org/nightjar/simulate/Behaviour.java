package org.nightjar.simulate;

import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What somebody or something does in a day. Immutable, and the same day always gives the same acts, so that days can
 * be made in any order and on any thread.
 */
interface Behaviour {

    /** The zone in which its days begin and end. */
    ZoneId zone();

    /** Adds the acts of one local day. */
    void perform(LocalDate day, Acts acts);
}
