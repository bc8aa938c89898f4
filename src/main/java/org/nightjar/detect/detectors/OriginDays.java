package org.nightjar.detect.detectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.nightjar.detect.DetectionContext;
import org.nightjar.detect.profile.IntArray;
import org.nightjar.detect.profile.Profiles;
import org.nightjar.detect.profile.ValueHistory;
import org.nightjar.model.Dimension;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;
import org.nightjar.store.Values;

/**
 * Says of each day of each user which acts were done from where hardly anybody does them, though both the act and the
 * place are common. A use is a day on which a user does an act from a place. Confined to one run; some 24 bytes a use.
 */
final class OriginDays {

    /** Values of a dimension that are looked at, those of most users first: a sum is kept for each act and place. */
    private static final int MOST_VALUES = 2048;

    /**
     * An act from a place on a day of a user.
     *
     * @param actUses how often anybody did the act, as far as it is compared
     * @param uses how often anybody did it from there
     * @param chance the share of the place among all uses: what the act would have if acts and places had nothing to do
     *     with each other
     * @param rarity decades: minus the logarithm of the place's probability for the act
     */
    record Pair(int act, int place, int actUses, int uses, double chance, double rarity) {}

    /**
     * A day of a user.
     *
     * @param row the first event of that day
     * @param known active days of the user to compare with
     * @param pairs what is rare about it, rarest first
     * @param asRare how many of these were as rare
     */
    record Day(int user, int row, int known, List<Pair> pairs, int asRare) implements DayRank.RareDay {

        /** That of the rarest pair. */
        @Override
        public double rarity() {
            return pairs.isEmpty() ? 0 : pairs.get(0).rarity();
        }
    }

    /**
     * A day while its pairs are gathered.
     *
     * @param measure whether it belongs to a baseline that the analyst chose
     * @param pairs act and place in one number
     * @param away which of these are at places where the user is not at home
     */
    private record Open(int user, int row, int day, int known, boolean measure, int[] pairs, BitSet away) {}

    private final EventIndex index;
    private final Profiles profiles;
    private final RareOriginDetector detector;
    private final Dimension placeDimension;
    private final Column acts;
    private final Column places;
    private final int[] actOf;
    private final int[] placeOf;
    private final double prior;
    private final double lack;
    private final double home;
    private final int[] actUses;
    private final int[] placeUses;
    private final int[] pairUses;
    private final List<Day> days = new ArrayList<>();
    private int allUses;

    OriginDays(DetectionContext context, RareOriginDetector detector, Dimension act, Dimension place) {
        index = context.index();
        profiles = context.profiles();
        this.detector = detector;
        placeDimension = place;
        acts = index.column(act);
        places = index.column(place);
        int least = (int) context.value(detector, RareOriginDetector.USERS);
        actOf = common(profiles.history(act), acts.dictionary(), least);
        placeOf = common(profiles.history(place), places.dictionary(), least);
        prior = context.value(detector, RareOriginDetector.PRIOR);
        lack = context.value(detector, RareOriginDetector.LACK);
        home = context.value(detector, RareOriginDetector.HOME);
        actUses = new int[actOf.length];
        placeUses = new int[placeOf.length];
        pairUses = new int[actOf.length * placeOf.length];
        if (pairUses.length > 0) {
            judge(gather(context), context);
        }
    }

    List<Day> days() {
        return days;
    }

    /** Codes of the values that so many users have, in a fixed order. */
    private static int[] common(ValueHistory history, Values values, int least) {
        return IntStream.range(1, values.size())
                .filter(code -> history.users(code) >= least)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(code -> -history.users(code))
                        .thenComparing(values::value))
                .limit(MOST_VALUES)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static int[] slots(int[] codes, Column column) {
        int[] slots = new int[column.dictionary().size()];
        Arrays.fill(slots, -1);
        for (int slot = 0; slot < codes.length; slot++) {
            slots[codes[slot]] = slot;
        }
        return slots;
    }

    /** All days of all users with what was done from where, in the order of time. */
    private List<Open> gather(DetectionContext context) {
        int[] actSlots = slots(actOf, acts);
        int[] placeSlots = slots(placeOf, places);
        Once pairs = new Once(pairUses.length);
        Once there = new Once(placeOf.length);
        List<Open> open = new ArrayList<>();
        for (int user : profiles.actors()) {
            context.job().checkCancelled();
            int[] daysThere = new int[placeOf.length];
            RowSet rows = index.rowsOfUser(user);
            for (int at = 0; at < rows.size(); ) {
                int row = rows.row(at);
                int day = profiles.day(row);
                boolean measure = profiles.isBaseline(row);
                pairs.begin();
                there.begin();
                for (; at < rows.size() && isOf(rows.row(at), day, measure); at++) {
                    int act = actSlots[acts.code(rows.row(at))];
                    int place = placeSlots[places.code(rows.row(at))];
                    if (place >= 0) {
                        there.add(place);
                    }
                    if (act >= 0 && place >= 0) {
                        pairs.add(act * placeOf.length + place);
                    }
                }
                int known = profiles.daysKnown(user, day) - (measure ? 1 : 0);
                int[] done = pairs.found();
                open.add(new Open(user, row, day, known, measure, done, away(user, done, daysThere, known)));
                for (int place : there.found()) {
                    daysThere[place]++;
                }
            }
        }
        open.sort(Comparator.comparingInt(Open::day));
        return open;
    }

    /** A day is cut where a chosen baseline begins or ends. */
    private boolean isOf(int row, int day, boolean measure) {
        return profiles.day(row) == day && profiles.isBaseline(row) == measure;
    }

    /** Which of these are at places where the user is on fewer days than one works where one is at home. */
    private BitSet away(int user, int[] pairs, int[] daysThere, int known) {
        BitSet away = new BitSet(pairs.length);
        for (int at = 0; at < pairs.length; at++) {
            int place = pairs[at] % placeOf.length;
            int days = profiles.baseline().isChosen() ? daysInBaseline(user, placeOf[place]) : daysThere[place];
            away.set(at, days < home * known);
        }
        return away;
    }

    private int daysInBaseline(int user, int code) {
        ValueHistory baseline = profiles.known(placeDimension);
        int at = baseline.find(user, code);
        return at < 0 ? 0 : baseline.days(at);
    }

    /** Each day by what was done before it, or by what else is in the baseline that the analyst chose. */
    private void judge(List<Open> open, DetectionContext context) {
        boolean chosen = profiles.baseline().isChosen();
        int learning = (int) context.value(detector, RareOriginDetector.LEARNING);
        if (chosen) {
            open.stream().filter(Open::measure).forEach(day -> count(day, 1));
        }
        Map<Integer, List<Day>> byUser = new TreeMap<>();
        for (int first = 0; first < open.size(); ) {
            context.job().checkCancelled();
            int next = first;
            for (; next < open.size() && open.get(next).day() == open.get(first).day(); next++) {
                Open day = open.get(next);
                if (day.known() >= learning) {
                    byUser.computeIfAbsent(day.user(), user -> new ArrayList<>())
                            .add(new Day(day.user(), day.row(), day.known(), rare(day), 0));
                }
            }
            if (!chosen) {
                open.subList(first, next).forEach(day -> count(day, 1));
            }
            first = next;
        }
        byUser.values()
                .forEach(ofUser -> ofUser.forEach(day -> days.add(
                        day.pairs().isEmpty()
                                ? day
                                : new Day(
                                        day.user(),
                                        day.row(),
                                        day.known(),
                                        day.pairs(),
                                        DayRank.ownAsRare(profiles, day, ofUser)))));
    }

    private void count(Open day, int times) {
        for (int pair : day.pairs()) {
            actUses[pair / placeOf.length] += times;
            placeUses[pair % placeOf.length] += times;
            pairUses[pair] += times;
            allUses += times;
        }
    }

    private List<Pair> rare(Open day) {
        if (day.measure()) {
            count(day, -1);
        }
        List<Pair> rare = new ArrayList<>();
        for (int at = day.away().nextSetBit(0); at >= 0; at = day.away().nextSetBit(at + 1)) {
            int pair = day.pairs()[at];
            int act = pair / placeOf.length;
            int place = pair % placeOf.length;
            double chance = placeUses[place] / (double) Math.max(1, allUses);
            double probability = (pairUses[pair] + prior * chance) / (actUses[act] + prior);
            if (probability * lack < chance) {
                double rarity = Math.round(-Math.log10(probability) * 1e6) / 1e6;
                rare.add(new Pair(actOf[act], placeOf[place], actUses[act], pairUses[pair], chance, rarity));
            }
        }
        if (day.measure()) {
            count(day, 1);
        }
        rare.sort(Comparator.<Pair>comparingDouble(pair -> -pair.rarity())
                .thenComparing(pair -> acts.dictionary().value(pair.act()))
                .thenComparing(pair -> places.dictionary().value(pair.place())));
        return rare;
    }

    /** Small numbers, each once, in the order in which they came; used again without being cleared. */
    private static final class Once {
        private final int[] turns;
        private IntArray found = new IntArray();
        private int turn;

        Once(int numbers) {
            turns = new int[numbers];
        }

        void begin() {
            turn++;
            found = new IntArray();
        }

        void add(int number) {
            if (turns[number] != turn) {
                turns[number] = turn;
                found.add(number);
            }
        }

        int[] found() {
            return found.toArray();
        }
    }
}
