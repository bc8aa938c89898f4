package org.nightjar.detect.detectors;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nightjar.detect.profile.Habit;
import org.nightjar.detect.profile.Profiles;

/** On which days each user did a certain kind of thing; gives the {@link Habit} of it. Confined to one run. */
final class HabitDays {

    private final Profiles profiles;
    private final Map<Integer, TreeSet<Integer>> days = new TreeMap<>();
    private int total;

    HabitDays(Profiles profiles) {
        this.profiles = profiles;
    }

    void add(int user, int day) {
        if (!profiles.isLeftOut(user)
                && days.computeIfAbsent(user, key -> new TreeSet<>()).add(day)) {
            total++;
        }
    }

    Habit habit(int user, int day) {
        TreeSet<Integer> own = days.getOrDefault(user, new TreeSet<>());
        int active = profiles.activity(user).days().length;
        double others = (total - own.size()) / (double) Math.max(1, profiles.actorDays() - active);
        int before = own.headSet(day).size();
        if (profiles.baseline().isChosen()) {
            before = (int) own.stream().filter(one -> isKnown(user, one)).count();
        }
        boolean chosen = profiles.baseline().isChosen();
        return new Habit(before, profiles.daysKnown(user, day), chosen ? before : own.size(), active, others);
    }

    private boolean isKnown(int user, int day) {
        return java.util.Arrays.binarySearch(profiles.activity(user).days(), day) >= 0;
    }

    /** A sentence about others. */
    static String peers(Habit habit, String what) {
        return habit.othersRate() == 0
                ? "No other user ever " + what + "."
                : String.format(
                        Locale.ROOT,
                        "Other users %s too, on %.2f %% of their active days.",
                        what,
                        100 * habit.othersRate());
    }
}
