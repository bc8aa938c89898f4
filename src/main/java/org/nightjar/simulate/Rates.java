package org.nightjar.simulate;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How busy everything is.
 *
 * @param seed of the plan
 * @param intensity factor on every rate; 1 is a person of about thirty events a working day
 * @param launch day on which a new region opens, or null
 */
record Rates(long seed, double intensity, @Nullable LocalDate launch) {

    Rates at(double otherIntensity) {
        return new Rates(seed, otherIntensity, launch);
    }
}
