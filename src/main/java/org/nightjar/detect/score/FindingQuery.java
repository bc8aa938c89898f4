package org.nightjar.detect.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nightjar.model.QueryText;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/**
 * The query of a finding, but for its user: each signal's condition in the time of its own events, so that what lies between
 * two of them is not selected too. Times of one condition that meet, or between which the user did nothing that is not of the
 * finding, are one. Of more than {@value #MOST_TIMES} times the events are named by their ids, and of more than
 * {@value #MOST_IDS} events only the conditions are asked, in the time of them all, which may select more.
 */
final class FindingQuery {

    /** A time is some sixty letters: no more than what a list of events may be. */
    static final int MOST_TIMES = 100;

    static final int MOST_IDS = 200;

    private final EventIndex index;
    private final List<Reported> signals;
    private final int[] rows;

    /** @param rows of the finding, ascending */
    FindingQuery(EventIndex index, List<Reported> signals, int[] rows) {
        this.index = index;
        this.signals = signals;
        this.rows = rows;
    }

    /** First and last row of a time. */
    private record Stretch(int first, int last) {}

    String condition() {
        String all = between(new Stretch(rows[0], rows[rows.length - 1]));
        TreeSet<String> conditions = new TreeSet<>();
        signals.forEach(one -> conditions.add(one.signal().condition()));
        if (signals.size() == 1 || signals.get(0).isGiven()) {
            return QueryText.and(QueryText.anyOf(conditions), all);
        }
        Map<String, List<Stretch>> times = times();
        if (times.values().stream().mapToInt(List::size).sum() <= MOST_TIMES) {
            return QueryText.anyOf(times.entrySet().stream()
                    .map(part -> apart(part.getKey(), part.getValue()))
                    .toList());
        }
        return rows.length <= MOST_IDS
                ? QueryText.events(
                        Arrays.stream(rows).mapToObj(index::eventId).sorted().toList())
                : QueryText.and(QueryText.anyOf(conditions), all);
    }

    private String apart(String condition, List<Stretch> times) {
        TreeSet<String> words = new TreeSet<>();
        for (Stretch one : times) {
            String time = between(one);
            words.add(time.equals(condition) ? "" : time);
        }
        return QueryText.and(condition, QueryText.anyOf(words));
    }

    private Map<String, List<Stretch>> times() {
        Map<String, List<Stretch>> times = new TreeMap<>();
        signals.stream()
                .sorted(Comparator.comparingInt(Reported::firstRow))
                .forEach(one -> add(
                        times.computeIfAbsent(one.signal().condition(), key -> new ArrayList<>()),
                        new Stretch(one.firstRow(), one.lastRow())));
        return times;
    }

    private void add(List<Stretch> times, Stretch next) {
        Stretch last = times.isEmpty() ? null : times.get(times.size() - 1);
        if (last != null && (next.first() <= last.last() || isOnlyFinding(last.last(), next.first()))) {
            times.set(times.size() - 1, new Stretch(last.first(), Math.max(last.last(), next.last())));
        } else {
            times.add(next);
        }
    }

    /** Whether all that the user did between two rows is of the finding. */
    private boolean isOnlyFinding(int after, int before) {
        RowSet own = index.rowsOfUser(signals.get(0).signal().user());
        for (int at = own.position(after) + 1; at < own.size() && own.row(at) < before; at++) {
            if (Arrays.binarySearch(rows, own.row(at)) < 0) {
                return false;
            }
        }
        return true;
    }

    private String between(Stretch one) {
        return QueryText.between(index.time(one.first()), index.time(one.last()));
    }
}
