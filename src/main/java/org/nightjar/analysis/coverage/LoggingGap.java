package org.nightjar.analysis.coverage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A time in which the log says less than it should: a trail was stopped or cut down, or files or digests are missing.
 *
 * @param from UTC
 * @param to UTC, exclusive; the end of the case where nothing says that it was put right
 * @param account whose log
 * @param kind what is wrong
 * @param detail the act, or the region; for people
 */
public record LoggingGap(Instant from, Instant to, String account, Kind kind, String detail) {

    /** What is wrong in a gap. */
    public enum Kind {
        STOPPED,
        NARROWED,
        FILES_MISSING,
        DIGEST_MISSING
    }

    /** All gaps of a case, in the order of their beginnings; a case without any has none. */
    public static List<LoggingGap> of(CoverageModel coverage, Instant endOfCase) {
        List<LoggingGap> gaps = new ArrayList<>();
        for (LoggingWindow window : coverage.windows()) {
            gaps.add(new LoggingGap(
                    window.from(),
                    window.to()
                            .orElse(
                                    endOfCase.isAfter(window.from())
                                            ? endOfCase
                                            : window.from().plusMillis(1)),
                    window.account(),
                    window.state() == LoggingState.STOPPED ? Kind.STOPPED : Kind.NARROWED,
                    window.action()));
        }
        for (CoverageSeries series : coverage.series()) {
            for (CoverageStretch stretch : series.stretches()) {
                if (stretch.kind() == CoverageStretch.Kind.LOST) {
                    gaps.add(missing(stretch, Kind.FILES_MISSING));
                } else if (stretch.kind() == CoverageStretch.Kind.DIGEST_MISSING) {
                    gaps.add(missing(stretch, Kind.DIGEST_MISSING));
                }
            }
        }
        gaps.sort(Comparator.comparing(LoggingGap::from).thenComparing(LoggingGap::account));
        return List.copyOf(gaps);
    }

    private static LoggingGap missing(CoverageStretch stretch, Kind kind) {
        return new LoggingGap(stretch.from(), stretch.to(), stretch.account(), kind, stretch.region());
    }
}
