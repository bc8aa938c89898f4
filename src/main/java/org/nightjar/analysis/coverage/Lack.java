package org.nightjar.analysis.coverage;

import java.util.Locale;
import org.nightjar.model.Dimension;

/**
 * Events of one kind that an account's rhythm would have brought in a time and that are not there.
 *
 * @param what a region, reads or writes, a service or an action
 * @param value which one
 * @param seen events there are
 * @param expected the mean of the times compared with
 * @param least the fewest events that any of them had
 * @param most the most
 * @param usualHours hours of the time in which at least half of the times compared with had some
 * @param silentHours how many of these have none
 * @param decades minus the decimal logarithm of the probability of so few, chance among all that was looked at taken off
 * @param query selects what is there, in the language of queries
 * @param before selects what was there in the four weeks before
 */
public record Lack(
        Dimension what,
        String value,
        int seen,
        double expected,
        int least,
        int most,
        int usualHours,
        int silentHours,
        double decades,
        String query,
        String before) {

    /** Such as {@code eu-west-1: none of about 140 events (85 to 212), silent in 9 of its 10 usual hours}. */
    public String words() {
        return name() + ": " + (seen == 0 ? "none" : String.format(Locale.ROOT, "%,d", seen))
                + String.format(Locale.ROOT, " of about %,d events (%,d to %,d)", Math.round(expected), least, most)
                + (usualHours == 0 ? "" : ", silent in " + silentHours + " of " + usualHours + " usual hours");
    }

    private String name() {
        return what == Dimension.ACCESS ? value + "s" : value;
    }
}
