package org.nightjar.analysis.timeline;

import java.time.Instant;
import org.nightjar.model.TimeRange;

/**
 * A stretch of time that is looked at, half-open, in milliseconds since 1970 UTC; never empty.
 *
 * @param fromMillis first millisecond inside
 * @param toMillis first after it; later than {@code fromMillis}
 */
public record TimeWindow(long fromMillis, long toMillis) {

    public TimeWindow {
        if (toMillis <= fromMillis) {
            throw new IllegalArgumentException("empty time window: " + fromMillis + "/" + toMillis);
        }
    }

    /** The window of a range; an empty range becomes one millisecond. */
    public static TimeWindow of(TimeRange range) {
        long from = range.from().toEpochMilli();
        return new TimeWindow(from, Math.max(from + 1, range.to().toEpochMilli()));
    }

    public long lengthMillis() {
        return toMillis - fromMillis;
    }

    public TimeRange range() {
        return new TimeRange(Instant.ofEpochMilli(fromMillis), Instant.ofEpochMilli(toMillis));
    }

    public boolean contains(long millis) {
        return millis >= fromMillis && millis < toMillis;
    }

    public boolean overlaps(TimeWindow other) {
        return other.fromMillis < toMillis && other.toMillis > fromMillis;
    }

    /** The time at a fraction of the way from start to end. */
    public long at(double fraction) {
        return fromMillis + Math.round(lengthMillis() * fraction);
    }

    /** How far from start to end a time lies; outside 0 to 1 if it lies outside. */
    public double fractionOf(long millis) {
        return (double) (millis - fromMillis) / lengthMillis();
    }

    /** Longer or shorter by a factor, while the time at {@code fraction} stays where it is. */
    public TimeWindow scaled(double fraction, double factor, long minimumMillis) {
        long length = Math.max(minimumMillis, Math.round(lengthMillis() * factor));
        long from = at(fraction) - Math.round(length * fraction);
        return new TimeWindow(from, from + length);
    }

    public TimeWindow shifted(long millis) {
        return new TimeWindow(fromMillis + millis, toMillis + millis);
    }

    /** Wider at both ends by that share of its length. */
    public TimeWindow widened(double share) {
        long margin = Math.max(1, Math.round(lengthMillis() * share));
        return new TimeWindow(fromMillis - margin, toMillis + margin);
    }

    /** Moved, and if need be shortened, to lie inside the limits. */
    public TimeWindow inside(TimeWindow limits) {
        if (lengthMillis() >= limits.lengthMillis()) {
            return limits;
        }
        if (fromMillis < limits.fromMillis) {
            return shifted(limits.fromMillis - fromMillis);
        }
        return toMillis > limits.toMillis ? shifted(limits.toMillis - toMillis) : this;
    }
}
