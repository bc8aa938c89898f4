package org.nightjar.detect.sigma;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nightjar.store.EventIndex;

/** Slides a correlation's timespan over the matches of one group, in time order. Used for one group. */
abstract class CorrelationWindow {

    final CorrelationRule rule;

    private CorrelationWindow(CorrelationRule rule) {
        this.rule = rule;
    }

    static CorrelationWindow of(CorrelationRule rule, int parts) {
        return rule.type() == CorrelationRule.Type.TEMPORAL_ORDERED ? new InOrder(rule, parts) : new Sliding(rule);
    }

    /** Adds the events of every span in which the condition holds, and the event with which it came to hold. */
    abstract void run(List<CorrelationHit> group, EventIndex index, List<Integer> rows, List<Integer> ends);

    /** One number over the matches of a span. */
    private static final class Sliding extends CorrelationWindow {

        private final Map<Object, Integer> counts = new HashMap<>();
        private final List<Double> sorted = new ArrayList<>();
        private double sum;
        private int size;

        Sliding(CorrelationRule rule) {
            super(rule);
        }

        @Override
        void run(List<CorrelationHit> group, EventIndex index, List<Integer> rows, List<Integer> ends) {
            int first = 0;
            int taken = 0;
            for (int last = 0; last < group.size(); last++) {
                change(group.get(last), 1);
                long from = index.timeMillis(group.get(last).row())
                        - rule.timespan().toMillis();
                while (index.timeMillis(group.get(first).row()) < from) {
                    change(group.get(first++), -1);
                }
                if (holds()) {
                    for (int at = Math.max(first, taken); at <= last; at++) {
                        rows.add(group.get(at).row());
                    }
                    taken = last + 1;
                    ends.add(group.get(last).row());
                }
            }
        }

        private boolean holds() {
            return rule.seen()
                    .map(seen -> seen.holds(counts::containsKey))
                    .orElseGet(() -> rule.condition().test(value()));
        }

        private void change(CorrelationHit hit, int by) {
            size += by;
            switch (rule.type()) {
                case TEMPORAL -> count(hit.part(), by);
                case VALUE_COUNT -> count(hit.values(), by);
                case VALUE_SUM, VALUE_AVG -> sum += by * number(hit);
                case VALUE_MIN, VALUE_MAX, VALUE_MEDIAN, VALUE_PERCENTILE -> rank(number(hit), by);
                default -> {}
            }
        }

        private static double number(CorrelationHit hit) {
            double number = ValueTest.number(hit.values().get(0));
            return Double.isNaN(number) ? 0 : number;
        }

        private void count(Object what, int by) {
            if (counts.merge(what, by, Integer::sum) == 0) {
                counts.remove(what);
            }
        }

        private void rank(double number, int by) {
            int at = Collections.binarySearch(sorted, number);
            if (by > 0) {
                sorted.add(at < 0 ? -at - 1 : at, number);
            } else {
                sorted.remove(at);
            }
        }

        private double value() {
            return switch (rule.type()) {
                case TEMPORAL, VALUE_COUNT -> counts.size();
                case VALUE_SUM -> sum;
                case VALUE_AVG -> sum / size;
                case VALUE_MIN -> sorted.get(0);
                case VALUE_MAX -> sorted.get(size - 1);
                case VALUE_MEDIAN -> (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
                case VALUE_PERCENTILE -> percentile();
                default -> size;
            };
        }

        /** Nearest rank. */
        private double percentile() {
            int rank = (int) Math.ceil(rule.percentile() / 100 * sorted.size());
            return sorted.get(Math.max(0, Math.min(sorted.size(), rank) - 1));
        }
    }

    /** One match of each rule, in the order of the rules. */
    private static final class InOrder extends CorrelationWindow {

        /** For each rule the latest events that reach to it in order; none if the length is 0. */
        private final int[][] chains;

        InOrder(CorrelationRule rule, int parts) {
            super(rule);
            chains = new int[parts][0];
        }

        @Override
        void run(List<CorrelationHit> group, EventIndex index, List<Integer> rows, List<Integer> ends) {
            int last = chains.length - 1;
            for (CorrelationHit hit : group) {
                int part = hit.part();
                int[] before = part == 0 ? new int[0] : chains[part - 1];
                if (before.length < part || !isWithin(before, hit.row(), index)) {
                    continue;
                }
                int[] chain = Arrays.copyOf(before, before.length + 1);
                chain[before.length] = hit.row();
                chains[part] = chain;
                if (part == last) {
                    Arrays.stream(chain).forEach(rows::add);
                    ends.add(hit.row());
                    chains[part] = new int[0];
                }
            }
        }

        private boolean isWithin(int[] before, int row, EventIndex index) {
            return before.length == 0
                    || before[before.length - 1] != row
                            && index.timeMillis(row) - index.timeMillis(before[0])
                                    <= rule.timespan().toMillis();
        }
    }
}
