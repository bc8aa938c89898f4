package org.nightjar.analysis.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One account and region, hour by hour, from the first hour of which anything is known to the last hour of the case.
 * Immutable; memory is in proportion to the hours of which something is known, however far apart they lie.
 */
public final class CoverageSeries {

    /** A silence longer than this is one run. */
    static final long LONG_SILENCE_HOURS = 24 * 366;

    private final String account;
    private final String region;
    private final List<CoverageHour> known;
    private final long lastHour;
    private final LoggingTimes logging;

    CoverageSeries(String account, String region, List<CoverageHour> known, long lastHour, LoggingTimes logging) {
        this.account = account;
        this.region = region;
        this.known = List.copyOf(known);
        this.lastHour = Math.max(lastHour, known.get(known.size() - 1).hour());
        this.logging = logging;
    }

    /** "" where the log does not say. */
    public String account() {
        return account;
    }

    /** "" where the log does not say. */
    public String region() {
        return region;
    }

    /** Only the hours of which something is known, in time order. */
    public List<CoverageHour> known() {
        return known;
    }

    public long events() {
        return known.stream().mapToLong(CoverageHour::events).sum();
    }

    /** Every hour in time order, silent ones one by one too, save silences of more than a year. */
    public void forEachHour(Consumer<CoverageHour> taker) {
        forEachRun(run -> {
            if (run.hours() > LONG_SILENCE_HOURS) {
                taker.accept(run);
            } else {
                for (long hour = run.hour(); hour < run.hour() + run.hours(); hour++) {
                    taker.accept(run.hours() == 1 ? run : silence(hour, 1, run.logging()));
                }
            }
        });
    }

    /** Every hour of which something is known, and between them runs of silence in which logging did not change. */
    void forEachRun(Consumer<CoverageHour> taker) {
        long next = known.get(0).hour();
        for (CoverageHour hour : known) {
            silences(next, hour.hour(), taker);
            taker.accept(hour);
            next = hour.hour() + 1;
        }
        silences(next, lastHour + 1, taker);
    }

    private void silences(long from, long to, Consumer<CoverageHour> taker) {
        for (long at = from; at < to; ) {
            long end = Math.min(to, logging.nextChange(account, at));
            taker.accept(silence(at, end - at, logging.at(account, at)));
            at = end;
        }
    }

    private static CoverageHour silence(long hour, long hours, LoggingState logging) {
        return new CoverageHour(hour, hours, HourState.UNKNOWN, 0, 0, 0, 0, CoverageHour.Digests.NONE, 0, logging);
    }

    /** The same as stretches of like hours; silences of less than a day between events are part of these. */
    public List<CoverageStretch> stretches() {
        List<CoverageStretch> stretches = new ArrayList<>();
        forEachRun(run -> {
            CoverageStretch next = CoverageStretch.of(account, region, run);
            int last = stretches.size() - 1;
            if (last >= 0 && stretches.get(last).isLike(next)) {
                stretches.set(last, stretches.get(last).and(next));
            } else {
                stretches.add(next);
            }
            bridge(stretches);
        });
        return stretches;
    }

    /** Joins events, a short silence and events. */
    private static void bridge(List<CoverageStretch> stretches) {
        int last = stretches.size() - 1;
        if (last >= 2 && stretches.get(last - 1).isPauseBetween(stretches.get(last - 2), stretches.get(last))) {
            CoverageStretch joined =
                    stretches.get(last - 2).and(stretches.get(last - 1)).and(stretches.get(last));
            stretches.subList(last - 2, last + 1).clear();
            stretches.add(joined);
        }
    }
}
