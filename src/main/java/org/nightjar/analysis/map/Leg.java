package org.nightjar.analysis.map;

import java.time.Duration;
import java.time.Instant;

/**
 * The way of a user from one place to the next, with its fastest instance if it was gone several times.
 *
 * @param from position in {@link MapModel#places}
 * @param to position in {@link MapModel#places}
 * @param order number of the arrival when it was gone first; matches {@link Place#visits}
 * @param times how often it was gone
 * @param left time of the last event at {@code from} before the fastest instance
 * @param arrived time of the first event at {@code to} after it
 * @param kilometres great-circle distance
 * @param kilometresPerHour of the fastest instance; infinite if both events bear the same time
 * @param impossible whether nobody travels that fast, even if both positions are as wrong as the database admits
 * @param relayed whether one end is a cloud, hosting, VPN, Tor or CDN address, so that the address may have moved
 *     and not the person
 */
public record Leg(
        int from,
        int to,
        int order,
        int times,
        Instant left,
        Instant arrived,
        double kilometres,
        double kilometresPerHour,
        boolean impossible,
        boolean relayed) {

    /** How long the fastest instance took. */
    public Duration duration() {
        return Duration.between(left, arrived);
    }
}
