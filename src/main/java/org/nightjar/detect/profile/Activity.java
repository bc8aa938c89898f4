package org.nightjar.detect.profile;

import java.util.Arrays;

/**
 * When one user was active. Immutable.
 *
 * @param days days with at least one event, as days since 1970 (UTC), ascending
 * @param rhythm at which hours
 */
public record Activity(int[] days, Rhythm rhythm) {

    /** How many active days lie before a day. */
    public int daysBefore(int day) {
        int at = Arrays.binarySearch(days, day);
        return at >= 0 ? at : -at - 1;
    }
}
