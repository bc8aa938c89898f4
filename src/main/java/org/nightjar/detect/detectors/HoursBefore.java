package org.nightjar.detect.detectors;

import java.util.ArrayList;
import java.util.List;
import org.nightjar.detect.DetectionContext;
import org.nightjar.detect.profile.Rhythm;
import org.nightjar.model.UserKind;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/**
 * The sittings of people, each with the hours that were usual before it: neither the sitting itself nor later ones
 * count, so that a strange night is no part of what it is judged by. Where the analyst chose a baseline, that counts
 * instead. Confined to one run.
 */
final class HoursBefore {

    private static final long HOUR_MILLIS = 3_600_000L;
    private static final long DAY_MILLIS = 24 * HOUR_MILLIS;

    /** A pause that ends a sitting: shorter than a night's sleep, longer than an evening off. */
    static final long PAUSE_MILLIS = 6 * HOUR_MILLIS;

    /**
     * A stretch of activity of a user without a long pause, of at most a day.
     *
     * @param from position of its first row among the user's
     * @param to position after its last
     * @param days active days before
     */
    record Sitting(int user, int from, int to, int days, UsualHours usual) {}

    private final DetectionContext context;
    private final EventIndex index;
    private final OddHoursDetector detector;
    private final int[] pool = new int[48];
    private int people;

    HoursBefore(DetectionContext context, OddHoursDetector detector) {
        this.context = context;
        this.detector = detector;
        index = context.index();
        for (int user : context.profiles().actors()) {
            if (isPooled(user)) {
                people++;
                int[] hours = whole(user).byLocalHour();
                for (int place = 0; place < pool.length; place++) {
                    pool[place] += hours[place];
                }
            }
        }
    }

    private Rhythm whole(int user) {
        return context.profiles().activity(user).rhythm();
    }

    private boolean isPerson(int user) {
        return index.user(user).kind() == UserKind.HUMAN;
    }

    /** Whether the user is a person with hours of their own, who counts for what others are compared with. */
    private boolean isPooled(int user) {
        return isPerson(user) && hasHours(whole(user));
    }

    private boolean hasHours(Rhythm rhythm) {
        return rhythm.hasZone(
                context.value(detector, OddHoursDetector.LEAST_HOURS),
                context.value(detector, OddHoursDetector.CONCENTRATION));
    }

    /** Whether any sitting of the user can be judged. */
    boolean canJudge(int user) {
        return isPooled(user)
                && context.profiles().activity(user).days().length
                        >= context.value(detector, OddHoursDetector.LEAST_DAYS);
    }

    /** How many people the pool holds, that one left out. */
    int othersThan(int user) {
        return people - (isPooled(user) ? 1 : 0);
    }

    private int[] hoursOfOthersThan(int user) {
        int[] others = pool.clone();
        if (isPooled(user)) {
            int[] own = whole(user).byLocalHour();
            for (int place = 0; place < others.length; place++) {
                others[place] -= own[place];
            }
        }
        return others;
    }

    /** The user's sittings that can be judged, in time order. */
    List<Sitting> sittings(int user) {
        List<Sitting> judged = new ArrayList<>();
        if (!canJudge(user)) {
            return judged;
        }
        boolean chosen = context.profiles().baseline().isChosen();
        int[] others = hoursOfOthersThan(user);
        double weight = context.value(detector, OddHoursDetector.PEERS);
        int[] before = new int[Rhythm.HOURS];
        RowSet rows = index.rowsOfUser(user);
        for (int from = 0; from < rows.size(); ) {
            int to = end(rows, from);
            int days = context.profiles().daysKnown(user, context.profiles().day(rows.row(from)));
            Rhythm own = chosen ? whole(user) : Rhythm.of(before.clone());
            if (days >= context.value(detector, OddHoursDetector.LEAST_DAYS) && hasHours(own)) {
                judged.add(new Sitting(user, from, to, days, new UsualHours(own, others, weight)));
            }
            learn(rows, from, to, before);
            from = to;
        }
        return judged;
    }

    private int end(RowSet rows, int from) {
        long start = index.timeMillis(rows.row(from));
        int to = from + 1;
        while (to < rows.size()
                && index.timeMillis(rows.row(to)) - index.timeMillis(rows.row(to - 1)) <= PAUSE_MILLIS
                && index.timeMillis(rows.row(to)) - start <= DAY_MILLIS) {
            to++;
        }
        return to;
    }

    private void learn(RowSet rows, int from, int to, int[] before) {
        long last = Long.MIN_VALUE;
        for (int at = from; at < to; at++) {
            long millis = index.timeMillis(rows.row(at));
            long hour = Math.floorDiv(millis, HOUR_MILLIS);
            if (hour != last) {
                last = hour;
                before[Rhythm.hourOfWeek(millis)]++;
            }
        }
    }
}
