package org.nightjar.analysis.coverage;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nightjar.model.Dimension;
import org.nightjar.model.Finding;
import org.nightjar.model.LoggingChange;
import org.nightjar.model.Outcome;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;

/**
 * Joins acts against logging to what is missing afterwards: the regions, reads and writes, services and actions of
 * the account that the same hours of days before had, and what digests say of that time. Reads only the hours that are compared; at most {@value #MOST}
 * acts are worked out. Thread-safe.
 */
public final class Consequences {

    /** No longer time is looked at. */
    static final int MOST_HOURS = 48;

    /** Acts that are worked out for one case at a time, so that a script of thousands costs no more. */
    static final int MOST = 40;

    /** Days before that may be compared with, and the least that must be. */
    private static final int DAYS_BEFORE = 28;

    private static final long DAY_MILLIS = 24 * CoverageHour.MILLIS;

    /** Acts beside those on trails that can keep CloudTrail's events from being delivered. */
    private static final Set<String> OF_DELIVERY = Set.of(
            "DeleteBucket",
            "DeleteBucketPolicy",
            "PutBucketPolicy",
            "DeleteEventDataStore",
            "StopEventDataStoreIngestion");

    /** Detectors whose findings are about such acts. */
    private static final String DETECTOR = "log-tampering";

    private final EventIndex index;
    private final List<LoggingWindow> windows;
    private final DigestsAfter digests;
    private final Map<Integer, Optional<Consequence>> known = new HashMap<>();

    private Consequences(EventIndex index) {
        this.index = index;
        windows = new LoggingTimes(index).windows();
        digests = new DigestsAfter(index);
    }

    /** One pass over the events. */
    public static Consequences of(EventIndex index) {
        return new Consequences(index);
    }

    /** What is missing after the acts of a finding, in time order; none if it is not about logging. */
    public static List<Consequence> of(Finding finding, EventIndex index) {
        return isAbout(finding) ? of(index).of(finding) : List.of();
    }

    /** Whether the finding is about acts against logging. */
    public static boolean isAbout(Finding finding) {
        return finding.detector().equals(DETECTOR);
    }

    private List<Consequence> of(Finding finding) {
        return finding.eventIds().stream()
                .map(index::findRow)
                .filter(row -> row >= 0)
                .flatMap(row -> after(row).stream())
                .toList();
    }

    /**
     * What is missing after an act; empty if it went wrong, if it is none that can keep events of this log from being
     * written or delivered, or if too many were asked for.
     */
    public synchronized Optional<Consequence> after(int row) {
        if (!known.containsKey(row)) {
            boolean asked = known.size() < MOST && canCut(row);
            known.put(row, asked ? Optional.of(work(row)) : Optional.empty());
        }
        return known.get(row);
    }

    private boolean canCut(int row) {
        String action = index.value(Dimension.ACTION, row);
        Outcome outcome = index.outcome(row);
        boolean cuts = LoggingChange.find(action)
                .map(change -> change.cuts(index.value(Dimension.DETAIL, row)))
                .orElse(OF_DELIVERY.contains(action));
        return cuts && (outcome == Outcome.SUCCESS || outcome == Outcome.UNKNOWN);
    }

    private Consequence work(int row) {
        String account = index.value(Dimension.ACCOUNT, row);
        long from = index.timeMillis(row);
        long caseEnd = index.timeMillis(index.size() - 1) + 1;
        Optional<Instant> putRight = windows.stream()
                .filter(window -> window.account().equals(account)
                        && window.from().toEpochMilli() <= from
                        && window.to().map(to -> to.toEpochMilli() > from).orElse(true))
                .flatMap(window -> window.to().stream())
                .findFirst();
        long rightMillis = putRight.map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
        long longest = from + MOST_HOURS * CoverageHour.MILLIS;
        long end = Math.min(Math.min(rightMillis, caseEnd), longest);
        List<Long> starts = starts(account, from, end);
        if (starts.size() < Consequence.LEAST_COMPARED && isWeekend(from) != isWeekend(end - 1)) {
            long changes = Math.floorDiv(from, DAY_MILLIS) * DAY_MILLIS + DAY_MILLIS;
            while (isWeekend(changes) == isWeekend(from)) {
                changes += DAY_MILLIS;
            }
            end = Math.min(end, changes);
            starts = starts(account, from, end);
        }
        return new Consequence(
                account,
                index.value(Dimension.ACTION, row),
                index.eventId(row),
                Instant.ofEpochMilli(from),
                Instant.ofEpochMilli(end),
                end == rightMillis,
                end == caseEnd,
                starts.size(),
                starts.size() < Consequence.LEAST_COMPARED
                        ? List.of()
                        : new ComparedTimes(index, account, from, end, starts).lacks(),
                digests.of(
                        account,
                        Instant.ofEpochMilli(from),
                        Instant.ofEpochMilli(Math.min(rightMillis, longest)),
                        Instant.ofEpochMilli(caseEnd)));
    }

    /** Where the times begin that are compared with: like in weekend, after the first event, logging as usual. */
    private List<Long> starts(String account, long from, long end) {
        long length = end - from;
        List<Long> starts = new ArrayList<>();
        if (length < CoverageHour.MILLIS) {
            return starts;
        }
        long first = firstEvent(account);
        for (int day = 1; day <= DAYS_BEFORE; day++) {
            long start = from - day * DAY_MILLIS;
            if (start >= first
                    && start + length <= from
                    && isWeekend(start) == isWeekend(from)
                    && isWeekend(start + length - 1) == isWeekend(end - 1)
                    && windows.stream().noneMatch(window -> touches(window, account, start, start + length))) {
                starts.add(start);
            }
        }
        return starts;
    }

    private static boolean touches(LoggingWindow window, String account, long from, long to) {
        return window.account().equals(account)
                && window.from().toEpochMilli() < to
                && window.to().map(end -> end.toEpochMilli() > from).orElse(true);
    }

    private long firstEvent(String account) {
        Column accounts = index.column(Dimension.ACCOUNT);
        int code = accounts.dictionary().find(account);
        for (int row = 0; row < index.size(); row++) {
            if (accounts.code(row) == code) {
                return index.timeMillis(row);
            }
        }
        return Long.MAX_VALUE;
    }

    private static boolean isWeekend(long millis) {
        return Instant.ofEpochMilli(millis)
                        .atOffset(ZoneOffset.UTC)
                        .getDayOfWeek()
                        .compareTo(DayOfWeek.SATURDAY)
                >= 0;
    }
}
