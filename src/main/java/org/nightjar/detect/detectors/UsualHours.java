package org.nightjar.detect.detectors;

import java.util.Arrays;
import java.util.Locale;
import org.nightjar.detect.profile.Rhythm;

/**
 * At which hours one user is usually active in their own zone: the shape of their day, each hour smoothed with its
 * neighbours, times the share of working days and of weekends. Both are their own, drawn towards those of the people at
 * large, so that a short history borrows from others and a long one outweighs them. Immutable; places are those of
 * {@link Rhythm#dayHour}.
 */
final class UsualHours {

    private static final int DAY = 24;

    private final Rhythm own;
    private final int[] active;
    private final double[] usual;
    private final double[] peers;
    private final double all;

    /**
     * @param own when the user was active before
     * @param others active hours of other people, each in their own zone
     * @param weight how many active hours the others count as, at most as many as they have
     */
    UsualHours(Rhythm own, int[] others, double weight) {
        this.own = own;
        active = own.byLocalHour();
        int theirs = Arrays.stream(others).sum();
        double counted = Math.min(weight, theirs);
        all = own.activeHours() + counted;
        usual = shape(active, others, theirs == 0 ? 0 : counted / theirs);
        peers = shape(others, others, 0);
    }

    /** Expected active hours at each place: day's shape times kind of day, of both sums together. */
    private static double[] shape(int[] hours, int[] others, double factor) {
        double[] byHour = new double[DAY];
        double[] byKind = new double[2];
        for (int place = 0; place < 2 * DAY; place++) {
            double here = hours[place] + factor * others[place];
            byKind[place / DAY] += here;
            byHour[Math.floorMod(place - 1, DAY)] += 0.25 * here;
            byHour[place % DAY] += 0.5 * here;
            byHour[(place + 1) % DAY] += 0.25 * here;
        }
        double sum = Math.max(1e-9, byKind[0] + byKind[1]);
        double[] shape = new double[2 * DAY];
        for (int place = 0; place < shape.length; place++) {
            shape[place] = byHour[place % DAY] * byKind[place / DAY] / sum;
        }
        return shape;
    }

    Rhythm own() {
        return own;
    }

    /** Decades of an active hour: minus the logarithm of the share that falls on hours as quiet as this one. */
    double surprise(long millis) {
        return -Math.log10((asQuiet(usual, placeOf(millis)) + 0.5) / (all + 1));
    }

    /** How many active hours of the user's own fell on this hour of the day and the two beside it, on such days. */
    int ownAround(long millis) {
        int place = placeOf(millis);
        int kind = place / DAY * DAY;
        return active[place]
                + active[kind + Math.floorMod(place - kind - 1, DAY)]
                + active[kind + Math.floorMod(place - kind + 1, DAY)];
    }

    /** The share of the others' active hours that falls on hours as quiet to them as this one; 0 without others. */
    double shareOfOthers(long millis) {
        return asQuiet(peers, placeOf(millis))
                / Math.max(1e-9, Arrays.stream(peers).sum());
    }

    private int placeOf(long millis) {
        return Rhythm.dayHour(own.localHourOfWeek(millis));
    }

    private static double asQuiet(double[] hours, int place) {
        double most = hours[place] * (1 + 1e-9);
        double sum = 0;
        for (double hour : hours) {
            sum += hour <= most ? hour : 0;
        }
        return sum;
    }

    /** Such as {@code from 08:00 to 18:00}: the ten hours of the day that hold most of the user's own. */
    String busiest() {
        int best = 0;
        int most = -1;
        for (int start = 0; start < DAY; start++) {
            int held = 0;
            for (int hour = 0; hour < 10; hour++) {
                held += active[(start + hour) % DAY];
            }
            if (held > most) {
                most = held;
                best = start;
            }
        }
        return String.format(Locale.ROOT, "from %02d:00 to %02d:00", best, (best + 10) % DAY);
    }
}
