package org.nightjar.detect.detectors;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nightjar.detect.DetectionContext;
import org.nightjar.detect.profile.NoveltyModel;
import org.nightjar.detect.profile.Profiles;
import org.nightjar.store.EventIndex;

/**
 * Every take of a role in the evidence, and who came new to a role. A newcomer has two explanations: roles that many come
 * to, and people and machines that come to many roles; the better one counts. Linear in the events. Confined to one run.
 */
final class RoleTakes {

    private final EventIndex index;
    private final Profiles profiles;
    private final boolean chosen;
    private final TakeRows takes;
    private final int[] inOrder;
    private final Map<Integer, TreeSet<Integer>> newRoleDays = new TreeMap<>();
    private final Map<Integer, TakenRole> measure = new TreeMap<>();
    private final NoveltyModel ofRoles;
    private final NoveltyModel ofTakers;
    private final Map<Integer, Counts> rolesByGroup = new TreeMap<>();

    /**
     * Somebody who never took a role before took it.
     *
     * @param role code of the role's ARN
     * @param depth from which on the name is new
     * @param row the first take
     * @param daysKnown days before on which the role was taken
     * @param noveltiesBefore days of those on which a newcomer of this kind came
     * @param rolesBefore other roles that this taker took before
     * @param probability of a day with such a newcomer
     * @param others who took the role so far, with numbers
     * @param roles how many other roles have takers of this kind, and how many of these ever met a newcomer like this
     * @param alike other roles that the same taker first took in the same days
     */
    record Newcomer(
            int role,
            Taker taker,
            int depth,
            int row,
            int daysKnown,
            int firstDay,
            int noveltiesBefore,
            int rolesBefore,
            double probability,
            List<String> others,
            Counts roles,
            int alike) {

        Newcomer together(int alikeRoles) {
            return new Newcomer(
                    role,
                    taker,
                    depth,
                    row,
                    daysKnown,
                    firstDay,
                    noveltiesBefore,
                    rolesBefore,
                    Math.min(1, probability * (1 + alikeRoles)),
                    others,
                    roles,
                    alikeRoles);
        }

        double surprise() {
            return -Math.log10(probability);
        }
    }

    /** Roles that have takers of a kind, and those of them that ever met a newcomer of it after their first day. */
    record Counts(int roles, int withNewcomers) {
        Counts plus(boolean met) {
            return new Counts(roles + 1, withNewcomers + (met ? 1 : 0));
        }
    }

    RoleTakes(DetectionContext context) {
        index = context.index();
        profiles = context.profiles();
        chosen = profiles.baseline().isChosen();
        takes = new TakeRows(index, profiles);
        inOrder = takes.inOrder();
        Map<Integer, Set<Integer>> rolesOf = new HashMap<>();
        for (int row : inOrder) {
            if (!chosen || profiles.isBaseline(row)) {
                Taker taker = takes.taker(row);
                int day = profiles.day(row);
                for (int role : takes.roles(row)) {
                    measure.computeIfAbsent(role, key -> new TakenRole()).add(taker, day, true);
                    if (rolesOf.computeIfAbsent(taker.user(), key -> new HashSet<>())
                            .add(role)) {
                        newRoleDays
                                .computeIfAbsent(taker.user(), key -> new TreeSet<>())
                                .add(day);
                    }
                }
            }
        }
        NoveltyModel.Learning roles = new NoveltyModel.Learning(Taker.groups());
        for (TakenRole one : measure.values()) {
            one.teach(roles);
            one.count(rolesByGroup);
        }
        ofRoles = roles.model();
        ofTakers = takers();
    }

    /** Whether somebody can be new to a role: known as soon as one is taken on a second day, or in a chosen baseline. */
    static boolean canHaveNewcomers(DetectionContext context) {
        Profiles profiles = context.profiles();
        boolean chosen = profiles.baseline().isChosen();
        TakeRows takes = new TakeRows(context.index(), profiles);
        Map<Integer, Integer> firstDays = new HashMap<>();
        for (int row = 0; row < context.index().size(); row++) {
            if ((!chosen || profiles.isBaseline(row)) && takes.isTake(row)) {
                int day = profiles.day(row);
                if (chosen
                        || takes.roles(row).stream().anyMatch(role -> firstDays.merge(role, day, Math::min) != day)) {
                    return true;
                }
            }
        }
        return false;
    }

    private NoveltyModel takers() {
        NoveltyModel.Learning learning = new NoveltyModel.Learning(2);
        newRoleDays.forEach((user, days) -> {
            BitSet ordinals = new BitSet();
            days.forEach(day -> ordinals.set(profiles.activity(user).daysBefore(day)));
            learning.add(
                    NoveltyModel.groupOf(index.user(user)),
                    profiles.activity(user).days().length,
                    ordinals);
        });
        return learning.model();
    }

    /** Which events take roles. */
    TakeRows takes() {
        return takes;
    }

    /**
     * Newcomers that are judged, in time order. One that comes to several roles within days is a roll-out: that it came
     * to one of them is as much more likely.
     *
     * @param most only those less likely than that
     * @param days in which roles are met together
     */
    List<Newcomer> newcomers(DetectionContext context, double most, int days) {
        Map<Integer, TakenRole> sofar = new TreeMap<>();
        Map<Integer, Map<Integer, Integer>> rolesOf = new HashMap<>();
        List<Newcomer> found = new ArrayList<>();
        if (chosen) {
            run(context, sofar, rolesOf, true, found, most);
        }
        run(context, sofar, rolesOf, false, found, most);
        return found.stream()
                .map(one ->
                        one.together(alike(one, rolesOf.getOrDefault(one.taker().user(), Map.of()), days)))
                .filter(one -> one.probability() <= most)
                .toList();
    }

    /** How many other roles the newcomer first took within so many days. */
    private int alike(Newcomer newcomer, Map<Integer, Integer> rolesOf, int days) {
        int day = profiles.day(newcomer.row());
        return (int) rolesOf.entrySet().stream()
                .filter(entry -> entry.getKey() != newcomer.role() && Math.abs(entry.getValue() - day) <= days)
                .count();
    }

    private void run(
            DetectionContext context,
            Map<Integer, TakenRole> sofar,
            Map<Integer, Map<Integer, Integer>> rolesOf,
            boolean onlyMeasure,
            List<Newcomer> found,
            double most) {
        for (int row : inOrder) {
            context.job().checkCancelled();
            if (chosen && profiles.isBaseline(row) != onlyMeasure) {
                continue;
            }
            Taker taker = takes.taker(row);
            for (int role : takes.roles(row)) {
                TakenRole history = sofar.computeIfAbsent(role, key -> new TakenRole());
                Map<Integer, Integer> others = rolesOf.computeIfAbsent(taker.user(), key -> new TreeMap<>());
                int depth = history.newFrom(taker);
                boolean judged = !onlyMeasure && taker.origin() != Taker.Origin.SERVICE && profiles.judges(row);
                if (judged && depth >= 0 && history.daysKnown(profiles.day(row), chosen) > 0) {
                    double probability = probability(history, others, taker, role, depth, row);
                    if (probability <= most) {
                        found.add(newcomer(history, others, taker, role, depth, row, probability));
                    }
                }
                history.add(taker, profiles.day(row), !chosen || onlyMeasure);
                others.putIfAbsent(role, profiles.day(row));
            }
        }
    }

    private double probability(
            TakenRole history, Map<Integer, Integer> rolesOf, Taker taker, int role, int depth, int row) {
        int day = profiles.day(row);
        int group = taker.group(depth);
        double byRole =
                probability(ofRoles, group, history.daysKnown(day, chosen), history.noveltiesBefore(group, day));
        return rolesOf.containsKey(role) ? byRole : Math.max(byRole, byTaker(taker.user(), day, rolesOf));
    }

    private Newcomer newcomer(
            TakenRole history,
            Map<Integer, Integer> rolesOf,
            Taker taker,
            int role,
            int depth,
            int row,
            double probability) {
        int day = profiles.day(row);
        int group = taker.group(depth);
        return new Newcomer(
                role,
                taker,
                depth,
                row,
                history.daysKnown(day, chosen),
                history.firstDay(),
                history.noveltiesBefore(group, day),
                rolesOf.size(),
                probability,
                history.others(taker, depth),
                others(role, group),
                0);
    }

    /** The other roles that have takers of a kind. */
    private Counts others(int role, int group) {
        Counts all = rolesByGroup.getOrDefault(group, new Counts(0, 0));
        Map<Integer, Counts> own = new TreeMap<>();
        measure.getOrDefault(role, new TakenRole()).count(own);
        Counts itself = own.getOrDefault(group, new Counts(0, 0));
        return new Counts(all.roles() - itself.roles(), all.withNewcomers() - itself.withNewcomers());
    }

    /** What was judged was learnt from as well, unless the analyst chose the baseline. */
    private double probability(NoveltyModel model, int group, int known, int before) {
        return chosen ? model.probability(group, known, before) : model.probabilityWithoutItself(group, known, before);
    }

    /** How likely the taker is to take a new role on a day like this; 0 if it was never there before. */
    private double byTaker(int user, int day, Map<Integer, Integer> rolesOf) {
        int known = profiles.daysKnown(user, day);
        if (known == 0) {
            return 0;
        }
        int[] days = profiles.activity(user).days();
        int before = (int) rolesOf.values().stream()
                .distinct()
                .filter(one -> one != day && one != days[0])
                .count();
        return probability(ofTakers, NoveltyModel.groupOf(index.user(user)), known, before);
    }
}
