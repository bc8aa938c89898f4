package org.nightjar.detect.detectors;

import java.util.Optional;
import org.nightjar.detect.DetectionContext;
import org.nightjar.detect.profile.IntArray;

/**
 * Days with events that end before the evidence does.
 *
 * @param lastRow the last event
 * @param active days with events
 * @param possible days from the first to the last of them
 * @param silent whole days after it
 * @param decades how improbable these are, if the rhythm had gone on
 */
record EndedRhythm(int lastRow, int active, int possible, int silent, double decades) {

    /** No day is so sure to be active that its silence counts for more. */
    private static final double SUREST = 0.95;

    /** Collects the days of rows that are handed over in time order. */
    static final class Days {
        private final IntArray days = new IntArray();
        private int lastRow = -1;

        void add(int row, int day) {
            if (days.size() == 0 || days.get(days.size() - 1) != day) {
                days.add(day);
            }
            lastRow = row;
        }

        int active() {
            return days.size();
        }

        int lastRow() {
            return lastRow;
        }

        /** The silence at the end; empty if it is shorter than that, or no longer than one before. */
        Optional<EndedRhythm> ended(DetectionContext context, double leastSilent) {
            int[] all = days.toArray();
            int first = all[0];
            int last = all[all.length - 1];
            int end = context.profiles().day(context.index().size() - 1);
            int silent = end - last - 1;
            int longest = 0;
            for (int at = 1; at < all.length; at++) {
                longest = Math.max(longest, all[at] - all[at - 1] - 1);
            }
            return silent < leastSilent || silent <= longest
                    ? Optional.empty()
                    : Optional.of(new EndedRhythm(lastRow, all.length, last - first + 1, silent, decades(all, end)));
        }

        private static double decades(int[] all, int end) {
            int last = all[all.length - 1];
            double[] active = new double[2];
            double[] possible = new double[2];
            for (int day : all) {
                active[isWeekend(day) ? 1 : 0]++;
            }
            for (int day = all[0]; day <= last; day++) {
                possible[isWeekend(day) ? 1 : 0]++;
            }
            double decades = 0;
            for (int day = last + 1; day < end; day++) {
                int kind = isWeekend(day) ? 1 : 0;
                double rate = (active[kind] + 0.5) / (possible[kind] + 1);
                decades -= possible[kind] == 0 ? 0 : Math.log10(1 - Math.min(SUREST, rate));
            }
            return decades;
        }

        private static boolean isWeekend(int day) {
            // 1970-01-01 was a Thursday.
            return Math.floorMod(day + 3, 7) >= 5;
        }
    }
}
