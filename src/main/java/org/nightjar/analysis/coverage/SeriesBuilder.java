package org.nightjar.analysis.coverage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.DigestCheck;
import org.nightjar.model.Integrity;
import org.nightjar.model.MissingObject;
import org.nightjar.model.TimeRange;

/** Collects the hours of one account and region. Confined to one thread. */
final class SeriesBuilder {

    /** Log files are delivered up to so long after their events, and listed by the digest of that time. */
    private static final Duration DELIVERY = Duration.ofMinutes(15);

    /** A digest covers an hour, a log file some minutes; what claims more is not believed beyond this. */
    private static final int MOST_HOURS = 24 * 31;

    private final String account;
    private final String region;
    private final Map<Long, Cell> cells = new HashMap<>();
    private final TreeMap<Instant, Instant> proven = new TreeMap<>();
    private long lastHour = Long.MIN_VALUE;
    private @Nullable Cell last;

    SeriesBuilder(String account, String region) {
        this.account = account;
        this.region = region;
    }

    Cell cell(long hour) {
        Cell cell = last;
        if (cell == null || hour != lastHour) {
            cell = cells.computeIfAbsent(hour, key -> new Cell());
            last = cell;
            lastHour = hour;
        }
        return cell;
    }

    boolean isEmpty() {
        return cells.isEmpty();
    }

    /** Digests come in the order of their time. */
    void add(DigestCheck digest) {
        for (long hour : middles(digest.range())) {
            Cell cell = cell(hour);
            switch (digest.state()) {
                case VERIFIED -> cell.digestsVerified++;
                case NOT_COVERED -> cell.digestsUnconfirmed++;
                case CONTRADICTED -> cell.digestsContradicted++;
            }
        }
        if (digest.state() != Integrity.CONTRADICTED && !digest.backfill()) {
            prove(digest.range());
        }
    }

    private void prove(TimeRange range) {
        Map.Entry<Instant, Instant> before = proven.floorEntry(range.from());
        if (before == null || before.getValue().isBefore(range.from())) {
            proven.put(range.from(), range.to());
        } else if (before.getValue().isBefore(range.to())) {
            proven.put(before.getKey(), range.to());
        }
    }

    void add(MissingObject missing) {
        for (long hour : hours(missing)) {
            if (missing.kind() == MissingObject.Kind.LOG_FILE) {
                cell(hour).missingFiles++;
            } else {
                cell(hour).digestsMissing = 1;
            }
        }
    }

    /** The hours of which something is missing; none of what is no file and no digest. */
    static long[] hours(MissingObject missing) {
        return switch (missing.kind()) {
            case LOG_FILE -> touched(missing.range());
            case DIGEST -> middles(missing.range());
            case RESTART, BEGINNING -> new long[0];
        };
    }

    /** Hours whose middle lies in the range. */
    private static long[] middles(TimeRange range) {
        long half = CoverageHour.MILLIS / 2;
        return hours(range.from().toEpochMilli() + half - 1, range.to().toEpochMilli() + half - 1);
    }

    /** Hours of which a part lies in the range. */
    private static long[] touched(TimeRange range) {
        long from = range.from().toEpochMilli();
        return hours(from, Math.max(from, range.to().toEpochMilli() - 1) + CoverageHour.MILLIS);
    }

    private static long[] hours(long fromMillis, long toMillis) {
        long from = Math.floorDiv(fromMillis, CoverageHour.MILLIS);
        long count = Math.min(MOST_HOURS, Math.floorDiv(toMillis, CoverageHour.MILLIS) - from);
        long[] hours = new long[(int) Math.max(0, count)];
        Arrays.setAll(hours, i -> from + i);
        return hours;
    }

    CoverageSeries build(long caseLastHour, LoggingTimes logging) {
        long[] hours = cells.keySet().stream().mapToLong(hour -> hour).sorted().toArray();
        List<CoverageHour> known = new ArrayList<>(hours.length);
        for (long hour : hours) {
            known.add(cell(hour).hour(hour, isProven(hour), logging.at(account, hour)));
        }
        return new CoverageSeries(account, region, known, caseLastHour, logging);
    }

    private boolean isProven(long hour) {
        Instant start = Instant.ofEpochMilli(hour * CoverageHour.MILLIS);
        Map.Entry<Instant, Instant> around = proven.floorEntry(start);
        return around != null
                && !around.getValue()
                        .isBefore(start.plusMillis(CoverageHour.MILLIS).plus(DELIVERY));
    }
}
