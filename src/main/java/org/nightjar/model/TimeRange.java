package org.nightjar.model;

import java.time.Duration;
import java.time.Instant;

/**
 * A half-open interval of UTC time, {@code [from, to)}.
 *
 * @param from first instant inside
 * @param to first instant after it; never before {@code from}
 */
public record TimeRange(Instant from, Instant to) {

    public TimeRange {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("time range ends before it starts: " + from + "/" + to);
        }
    }

    public boolean contains(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }

    public Duration length() {
        return Duration.between(from, to);
    }
}
