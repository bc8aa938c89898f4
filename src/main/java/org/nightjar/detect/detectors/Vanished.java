package org.nightjar.detect.detectors;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nightjar.model.Dimension;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;

/**
 * Which regions and services of an account fall silent after a moment, against the hours of the day at which they were
 * heard on the days before, and longer than ever before. What is asked is how improbable the silence is, not whether it is the log's fault: a region
 * that people left looks the same. Confined to one run.
 */
final class Vanished {

    private static final long HOUR_MILLIS = 3_600_000L;
    private static final int HOURS_A_DAY = 24;

    /** So many days before are compared with, and no fewer than the least of them. */
    private static final int DAYS_BEFORE = 14;

    private static final int LEAST_DAYS = 3;

    /** A silence is followed for no longer than this. */
    private static final int MOST_HOURS = 48;

    /** No hour is so sure to be heard that its silence counts for more. */
    private static final double SUREST = 0.97;

    private final EventIndex index;
    private final long firstHour;
    private final int hours;
    private final Map<Series, BitSet> heard = new TreeMap<>(
            Comparator.comparing(Series::account).thenComparing(Series::what).thenComparing(Series::value));

    /** Events of one account in one region, or of one service. */
    private record Series(String account, Dimension what, String value) {}

    /**
     * A silence.
     *
     * @param what a region or a service
     * @param fromMillis first silent hour
     * @param hours how many hours in a row are silent
     * @param decades minus the decimal logarithm of the probability that so many are
     * @param toTheEnd whether the evidence ends with it
     */
    record Silence(String what, long fromMillis, int hours, double decades, boolean toTheEnd) {}

    Vanished(EventIndex index) {
        this.index = index;
        firstHour = index.size() == 0 ? 0 : Math.floorDiv(index.timeMillis(0), HOUR_MILLIS);
        hours = index.size() == 0 ? 0 : hour(index.timeMillis(index.size() - 1)) + 1;
        Column accounts = index.column(Dimension.ACCOUNT);
        for (Dimension dimension : List.of(Dimension.REGION, Dimension.SERVICE)) {
            Column column = index.column(dimension);
            int values = column.dictionary().size();
            BitSet[] byCodes = new BitSet[values * accounts.dictionary().size()];
            for (int row = 0; row < index.size(); row++) {
                int at = accounts.code(row) * values + column.code(row);
                if (byCodes[at] == null) {
                    byCodes[at] = new BitSet(hours);
                }
                byCodes[at].set(hour(index.timeMillis(row)));
            }
            for (int at = 0; at < byCodes.length; at++) {
                if (byCodes[at] != null && at % values != 0) {
                    heard.put(
                            new Series(
                                    accounts.dictionary().value(at / values),
                                    dimension,
                                    column.dictionary().value(at % values)),
                            byCodes[at]);
                }
            }
        }
    }

    private int hour(long millis) {
        return (int) (Math.floorDiv(millis, HOUR_MILLIS) - firstHour);
    }

    /** Silences in the row's account from the hour after it on, most improbable first; one in a hundred is not told. */
    List<Silence> after(int row) {
        String account = index.value(Dimension.ACCOUNT, row);
        int start = hour(index.timeMillis(row)) + 1;
        List<Silence> silences = new ArrayList<>();
        int looked = 0;
        for (Map.Entry<Series, BitSet> one : heard.entrySet()) {
            if (one.getKey().account().equals(account)) {
                looked++;
                Silence silence = silence(one.getKey().value(), one.getValue(), start);
                silences.add(silence);
            }
        }
        double byChance = Math.log10(Math.max(1, looked));
        return silences.stream()
                .map(one -> new Silence(
                        one.what(), one.fromMillis(), one.hours(), one.decades() - byChance, one.toTheEnd()))
                .filter(one -> one.decades() >= 2)
                .sorted(Comparator.comparingDouble((Silence one) -> -one.decades())
                        .thenComparing(Silence::what))
                .toList();
    }

    private Silence silence(String what, BitSet ofSeries, int start) {
        int next = ofSeries.nextSetBit(start);
        int end = Math.min(next < 0 ? hours : next, start + MOST_HOURS);
        if (end - start <= longestBefore(ofSeries, start)) {
            return new Silence(what, (firstHour + start) * HOUR_MILLIS, 0, 0, false);
        }
        double decades = 0;
        for (int hour = start; hour < end; hour++) {
            decades -= Math.log10(1 - Math.min(SUREST, usual(ofSeries, hour, start)));
        }
        return new Silence(
                what, (firstHour + start) * HOUR_MILLIS, Math.max(0, end - start), decades, next < 0 && end == hours);
    }

    /** The longest silence before, in hours: nights, weekends and holidays have been silent and will be again. */
    private static int longestBefore(BitSet ofSeries, int start) {
        int longest = 0;
        int last = ofSeries.nextSetBit(0);
        for (int next = last; next >= 0 && next < start; next = ofSeries.nextSetBit(next + 1)) {
            longest = Math.max(longest, next - last - 1);
            last = next;
        }
        return longest;
    }

    /** The share of days before on which that hour of the day was heard. */
    private static double usual(BitSet ofSeries, int hour, int start) {
        int days = 0;
        int with = 0;
        for (int at = hour - HOURS_A_DAY; at >= 0 && days < DAYS_BEFORE; at -= HOURS_A_DAY) {
            if (at < start) {
                days++;
                with += ofSeries.get(at) ? 1 : 0;
            }
        }
        return days < LEAST_DAYS ? 0 : with / (double) days;
    }

    /** Such as {@code eu-west-1 is silent for 14 hours from 3 May 2024 09:00 UTC on}. */
    static String words(Silence silence) {
        return silence.what() + " is silent for " + Phrases.count(silence.hours(), "hour") + " from "
                + Phrases.moment(silence.fromMillis()) + " on"
                + (silence.toTheEnd() ? ", to the end of the evidence" : "");
    }
}
