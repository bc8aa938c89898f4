package org.nightjar.detect.indicators;

import java.util.List;

/**
 * A list as read.
 *
 * @param name the file's name
 * @param sha256 lower-case hex of the file's bytes
 * @param format {@code text}, {@code csv} or {@code stix}
 * @param indicators what was understood
 * @param notUnderstood how many entries were not
 * @param firstNotUnderstood the first of them with its place, or ""
 * @param revoked how many its makers took back, which are not looked for
 */
public record IndicatorList(
        String name,
        String sha256,
        String format,
        List<Indicator> indicators,
        int notUnderstood,
        String firstNotUnderstood,
        int revoked) {

    public IndicatorList {
        indicators = List.copyOf(indicators);
    }
}
