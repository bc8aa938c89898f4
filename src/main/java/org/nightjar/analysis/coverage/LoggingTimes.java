package org.nightjar.analysis.coverage;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nightjar.model.Dimension;
import org.nightjar.model.LoggingChange;
import org.nightjar.model.Outcome;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.Values;

/** When trails were stopped or cut down, as the events themselves say. */
final class LoggingTimes {

    private final List<LoggingWindow> windows = new ArrayList<>();
    private final Map<String, TreeMap<Long, LoggingState>> byAccount = new HashMap<>();

    /** Windows that no event has closed so far, by trail and kind of act. */
    private final Map<String, LoggingWindow> open = new LinkedHashMap<>();

    LoggingTimes(EventIndex index) {
        Column actions = index.column(Dimension.ACTION);
        BitSet changes = changes(actions.dictionary());
        for (int row = 0; !changes.isEmpty() && row < index.size(); row++) {
            if (changes.get(actions.code(row)) && isDone(index.outcome(row))) {
                LoggingChange.find(actions.value(row)).ifPresent(new Act(index, row)::apply);
            }
        }
        windows.addAll(open.values());
        windows.sort(java.util.Comparator.comparing(LoggingWindow::from));
        windows.forEach(this::mark);
    }

    private static BitSet changes(Values actions) {
        BitSet codes = new BitSet();
        for (LoggingChange change : LoggingChange.values()) {
            int code = actions.find(change.action());
            if (code > 0) {
                codes.set(code);
            }
        }
        return codes;
    }

    private static boolean isDone(Outcome outcome) {
        return outcome == Outcome.SUCCESS || outcome == Outcome.UNKNOWN;
    }

    /** One event that changes a trail. */
    private final class Act {
        private final EventIndex index;
        private final int row;
        private final String account;
        private final String trail;

        Act(EventIndex index, int row) {
            this.index = index;
            this.row = row;
            account = index.value(Dimension.ACCOUNT, row);
            String resource = index.value(Dimension.RESOURCE, row);
            trail = resource.substring(resource.lastIndexOf('/') + 1);
        }

        void apply(LoggingChange change) {
            switch (change) {
                case STOP_LOGGING, DELETE_TRAIL -> begin("stop", LoggingState.STOPPED);
                case START_LOGGING -> end("stop");
                case CREATE_TRAIL -> {
                    end("stop");
                    end(LoggingChange.UPDATE_TRAIL.action());
                    end(LoggingChange.PUT_EVENT_SELECTORS.action());
                }
                case UPDATE_TRAIL, PUT_EVENT_SELECTORS -> {
                    if (LoggingChange.isNarrowing(index.value(Dimension.DETAIL, row))) {
                        begin(change.action(), LoggingState.NARROWED);
                    } else {
                        end(change.action());
                    }
                }
            }
        }

        private String key(String kind) {
            return String.join("\n", account, trail, kind);
        }

        private void begin(String kind, LoggingState state) {
            open.putIfAbsent(
                    key(kind),
                    new LoggingWindow(
                            account,
                            trail,
                            state,
                            index.time(row),
                            Optional.empty(),
                            index.value(Dimension.ACTION, row),
                            index.eventId(row)));
        }

        private void end(String kind) {
            LoggingWindow begun = open.remove(key(kind));
            if (begun != null) {
                windows.add(new LoggingWindow(
                        begun.account(),
                        begun.trail(),
                        begun.state(),
                        begun.from(),
                        Optional.of(index.time(row)),
                        begun.action(),
                        begun.eventId()));
            }
        }
    }

    /** Enters a window into the account's changes of state; each entry holds until the next. */
    private void mark(LoggingWindow window) {
        TreeMap<Long, LoggingState> states = byAccount.computeIfAbsent(window.account(), key -> new TreeMap<>());
        long from = Math.floorDiv(window.from().toEpochMilli(), CoverageHour.MILLIS);
        long to = window.to()
                .map(end -> Math.floorDiv(end.toEpochMilli() - 1, CoverageHour.MILLIS) + 1)
                .orElse(Long.MAX_VALUE);
        if (to <= from) {
            to = from + 1;
        }
        split(states, from);
        split(states, to);
        states.subMap(from, to).replaceAll((hour, state) -> state.worse(window.state()));
    }

    private static void split(TreeMap<Long, LoggingState> states, long hour) {
        Map.Entry<Long, LoggingState> before = states.floorEntry(hour);
        states.putIfAbsent(hour, before == null ? LoggingState.ON : before.getValue());
    }

    /** In the order of their beginnings. */
    List<LoggingWindow> windows() {
        return List.copyOf(windows);
    }

    /** What holds in an hour; an hour that a window touches is in it. */
    LoggingState at(String account, long hour) {
        TreeMap<Long, LoggingState> states = byAccount.get(account);
        Map.Entry<Long, LoggingState> entry = states == null ? null : states.floorEntry(hour);
        return entry == null ? LoggingState.ON : entry.getValue();
    }

    /** The first hour after this one in which something else may hold. */
    long nextChange(String account, long hour) {
        TreeMap<Long, LoggingState> states = byAccount.get(account);
        Long next = states == null ? null : states.higherKey(hour);
        return next == null ? Long.MAX_VALUE : next;
    }
}
