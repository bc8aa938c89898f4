package org.nightjar.detect.detectors;

import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nightjar.detect.profile.NoveltyModel;

/**
 * By whom one role was taken so far: days, and for each depth of {@link Taker} who was there and on which days somebody
 * new was. Of a role that very many take nothing more is kept: nobody is new to it. Confined to one run.
 */
final class TakenRole {

    /** Different ones at one depth after which nobody is called new: a role for the users of an app. */
    static final int MOST_APART = 10_000;

    private final TreeSet<Integer> days = new TreeSet<>();
    private final Map<Integer, Map<String, Integer>> takes = new TreeMap<>();
    private final Map<Integer, TreeSet<Integer>> fresh = new TreeMap<>();

    /**
     * One more take, later than those before.
     *
     * @param measure whether the day counts among those that others are measured by
     */
    void add(Taker taker, int day, boolean measure) {
        if (measure) {
            days.add(day);
        }
        for (int depth = 0; depth < taker.depths(); depth++) {
            Map<String, Integer> known = takes.computeIfAbsent(taker.group(depth), key -> new HashMap<>());
            if (known.containsKey(taker.key(depth)) || known.size() < MOST_APART) {
                boolean first = known.merge(taker.key(depth), 1, Integer::sum) == 1;
                if (first) {
                    fresh.computeIfAbsent(taker.group(depth), key -> new TreeSet<>())
                            .add(day);
                }
            }
        }
    }

    /** The most general depth at which the taker never took this role; -1 if there is none. */
    int newFrom(Taker taker) {
        for (int depth = 0; depth < taker.depths(); depth++) {
            Map<String, Integer> known = takes.getOrDefault(taker.group(depth), Map.of());
            if (!known.containsKey(taker.key(depth))) {
                return known.size() < MOST_APART ? depth : -1;
            }
        }
        return -1;
    }

    /** On how many days before that one the role was taken; all of a chosen baseline's. */
    int daysKnown(int day, boolean chosen) {
        return chosen ? days.size() : days.headSet(day).size();
    }

    int firstDay() {
        return days.first();
    }

    /** On how many other days somebody new of that group came, the first day of the role left out. */
    int noveltiesBefore(int group, int day) {
        return (int) fresh.getOrDefault(group, new TreeSet<>()).stream()
                .filter(one -> one != day && !(days.size() > 0 && one.equals(days.first())))
                .count();
    }

    /** Adds what this role says of how often newcomers come. */
    void teach(NoveltyModel.Learning learning) {
        fresh.forEach((group, ofGroup) -> {
            BitSet ordinals = new BitSet();
            ofGroup.forEach(day -> ordinals.set(days.headSet(day).size()));
            learning.add(group, days.size(), ordinals);
        });
    }

    /** Counts itself at each group of its takers. */
    void count(Map<Integer, RoleTakes.Counts> byGroup) {
        fresh.keySet()
                .forEach(group -> byGroup.merge(
                        group,
                        new RoleTakes.Counts(0, 0).plus(noveltiesBefore(group, Integer.MIN_VALUE) > 0),
                        (before, one) -> before.plus(one.withNewcomers() > 0)));
    }

    /** Who took the role so far, at the depth at which the taker is new; most takes first, with their number. */
    List<String> others(Taker taker, int depth) {
        Map<String, Integer> same = takes.getOrDefault(taker.group(depth), Map.of());
        Map<String, Integer> shown = new HashMap<>();
        if (same.isEmpty()) {
            for (Taker.Origin origin : Taker.Origin.values()) {
                shown.putAll(takes.getOrDefault(Taker.group(origin, 0), Map.of()));
            }
        }
        same.forEach((key, count) -> shown.merge(name(key), count, Integer::sum));
        return shown.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> entry.getKey() + " (" + Phrases.count(entry.getValue(), "take") + ")")
                .toList();
    }

    private static String name(String key) {
        String name = key.substring(key.indexOf('\n') + 1);
        return name.isEmpty() ? "an unnamed account" : name;
    }
}
