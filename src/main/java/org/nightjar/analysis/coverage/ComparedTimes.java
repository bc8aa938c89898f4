package org.nightjar.analysis.coverage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.nightjar.model.Dimension;
import org.nightjar.model.QueryText;
import org.nightjar.model.TimeRange;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;

/**
 * Counts events of one account in a time and in equal times of days before, by region, access, service and action, and
 * tells which are improbably few. Confined to one thread.
 */
final class ComparedTimes {

    private static final List<Dimension> LOOKED_AT =
            List.of(Dimension.REGION, Dimension.ACCESS, Dimension.SERVICE, Dimension.ACTION);

    /** What is told is improbable by so many decades, chance among all that was looked at taken off. */
    private static final double LEAST_DECADES = 2;

    /** No hour is so sure to be heard that its silence counts for more. */
    private static final double SUREST = 0.97;

    private static final Duration BEFORE = Duration.ofDays(28);

    private final EventIndex index;
    private final String account;
    private final long from;
    private final long to;
    private final int compared;
    private final int hours;
    private final Kind[][] kinds = new Kind[LOOKED_AT.size()][];
    private final Column[] columns;

    /** Counts of one kind of event: of the time itself, then of those compared with; bits of the hours with events. */
    private static final class Kind {
        final int[] counts;
        final long[] heard;

        Kind(int times) {
            counts = new int[times];
            heard = new long[times];
        }
    }

    ComparedTimes(EventIndex index, String account, long from, long to, List<Long> starts) {
        this.index = index;
        this.account = account;
        this.from = from;
        this.to = to;
        compared = starts.size();
        hours = (int) ((to - from - 1) / CoverageHour.MILLIS) + 1;
        columns = LOOKED_AT.stream().map(index::column).toArray(Column[]::new);
        for (int at = 0; at < columns.length; at++) {
            kinds[at] = new Kind[columns[at].dictionary().size()];
        }
        count(from, 0);
        for (int at = 0; at < compared; at++) {
            count(starts.get(at), at + 1);
        }
    }

    private void count(long start, int time) {
        Column accounts = index.column(Dimension.ACCOUNT);
        int code = accounts.dictionary().find(account);
        int end = index.rowAtOrAfter(start + (to - from));
        for (int row = index.rowAtOrAfter(start + 1); row < end; row++) {
            if (accounts.code(row) == code) {
                long hour = 1L << ((index.timeMillis(row) - start) / CoverageHour.MILLIS);
                for (int at = 0; at < kinds.length; at++) {
                    int value = columns[at].code(row);
                    Kind kind = kinds[at][value];
                    if (kind == null) {
                        kind = new Kind(compared + 1);
                        kinds[at][value] = kind;
                    }
                    kind.counts[time]++;
                    kind.heard[time] |= hour;
                }
            }
        }
    }

    List<Lack> lacks() {
        int looked = 0;
        for (Kind[] ofDimension : kinds) {
            for (int value = 1; value < ofDimension.length; value++) {
                looked += ofDimension[value] == null ? 0 : 1;
            }
        }
        double chance = Math.log10(2.0 * Math.max(1, looked));
        List<Lack> lacks = new ArrayList<>();
        for (int at = 0; at < kinds.length; at++) {
            List<Lack> ofDimension = new ArrayList<>();
            for (int value = 1; value < kinds[at].length; value++) {
                if (kinds[at][value] != null) {
                    Lack lack = lack(LOOKED_AT.get(at), value, kinds[at][value], chance);
                    if (lack.decades() >= LEAST_DECADES) {
                        ofDimension.add(lack);
                    }
                }
            }
            ofDimension.sort(Comparator.comparingDouble((Lack lack) -> lack.seen() - lack.expected())
                    .thenComparing(Lack::value));
            lacks.addAll(ofDimension);
        }
        return lacks;
    }

    private Lack lack(Dimension what, int code, Kind kind, double chance) {
        int least = Integer.MAX_VALUE;
        int most = 0;
        double sum = 0;
        double squares = 0;
        for (int at = 1; at <= compared; at++) {
            least = Math.min(least, kind.counts[at]);
            most = Math.max(most, kind.counts[at]);
            sum += kind.counts[at];
            squares += (double) kind.counts[at] * kind.counts[at];
        }
        double mean = sum / compared;
        double variance = Math.max(0, squares - mean * sum) / (compared - 1);
        double few = kind.counts[0] >= least
                ? 0
                : -Math.log10(new FewerCounts(mean, variance, compared).orFewer(kind.counts[0]));
        int usual = 0;
        int silent = 0;
        for (int hour = 0; hour < hours; hour++) {
            if (2 * heard(kind, hour) >= compared) {
                usual++;
                silent += (kind.heard[0] >>> hour & 1) == 0 ? 1 : 0;
            }
        }
        String value = index.column(what).dictionary().value(code);
        String which = QueryText.and(QueryText.is(Dimension.ACCOUNT, account), QueryText.is(what, value));
        return new Lack(
                what,
                value,
                kind.counts[0],
                mean,
                least,
                most,
                usual,
                silent,
                Math.max(few, silence(kind)) - chance,
                during(which, from, to),
                during(which, from - BEFORE.toMillis(), from));
    }

    private static String during(String which, long from, long to) {
        return QueryText.and(
                which, QueryText.during(new TimeRange(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to))));
    }

    private int heard(Kind kind, int hour) {
        int heard = 0;
        for (int at = 1; at <= compared; at++) {
            heard += (int) (kind.heard[at] >>> hour & 1);
        }
        return heard;
    }

    /** How improbable the silence from the beginning on is, if it is longer than on any day compared with. */
    private double silence(Kind kind) {
        int silent = leading(kind.heard[0]);
        double decades = 0;
        for (int at = 1; at <= compared; at++) {
            if (leading(kind.heard[at]) >= silent) {
                return 0;
            }
        }
        for (int hour = 0; hour < silent; hour++) {
            decades -= Math.log10(1 - Math.min(SUREST, heard(kind, hour) / (double) compared));
        }
        return decades;
    }

    private int leading(long heard) {
        return Math.min(hours, Long.numberOfTrailingZeros(heard));
    }
}
