package org.nightjar.detect.sigma;

import java.util.List;

/**
 * One event that a part of a correlation matches.
 *
 * @param row the event
 * @param part which of the correlation's rules, from 0
 * @param values of the fields that are counted
 */
record CorrelationHit(int row, int part, List<String> values) {

    CorrelationHit {
        values = List.copyOf(values);
    }
}
