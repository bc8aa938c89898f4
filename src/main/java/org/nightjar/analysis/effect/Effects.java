package org.nightjar.analysis.effect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nightjar.model.Dimension;
import org.nightjar.model.Incident;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;
import org.nightjar.store.Values;

/**
 * What incidents left behind. All events of the incident's user from its first to its last moment count, not only those
 * of findings; what failed left nothing. What takes an effect back may come from anybody, later, in the same account, on
 * a thing of the same name. One pass over the actions of the case, however many incidents there are.
 */
public final class Effects {

    private static final int MOST_NAMED = 3;

    private final EventIndex index;
    private final List<List<EffectRule>> rulesOfAction;
    private final Map<String, List<ActedRow>> undoing = new HashMap<>();

    private Effects(EventIndex index) {
        this.index = index;
        rulesOfAction = rulesOfAction(index);
    }

    /** What each incident left behind, by rank, in time order. */
    public static Map<Integer, List<Effect>> of(EventIndex index, List<Incident> incidents) {
        Effects effects = new Effects(index);
        Map<Integer, List<Done>> done = new LinkedHashMap<>();
        incidents.forEach(incident -> done.put(incident.rank(), effects.done(incident)));
        effects.collectUndoing(done.values());
        Map<Integer, List<Effect>> found = new LinkedHashMap<>();
        done.forEach((rank, list) -> found.put(rank, effects.judged(list)));
        return found;
    }

    /** Something done, with the rule that says what it is. */
    private record Done(EffectRule rule, ActedRow act, Set<String> thing) {}

    private static List<List<EffectRule>> rulesOfAction(EventIndex index) {
        Map<String, List<EffectRule>> byName = new HashMap<>();
        EffectRule.ALL.forEach(rule -> byName.computeIfAbsent(rule.does().name(), name -> new ArrayList<>())
                .add(rule));
        Values actions = index.column(Dimension.ACTION).dictionary();
        List<List<EffectRule>> rules = new ArrayList<>();
        for (int code = 0; code < actions.size(); code++) {
            rules.add(byName.getOrDefault(EffectRule.unversioned(actions.value(code)), List.of()));
        }
        return rules;
    }

    private List<Done> done(Incident incident) {
        int user = index.column(Dimension.USER).dictionary().find(incident.user());
        if (user < 0) {
            return List.of();
        }
        RowSet rows = index.rowsOfUser(user)
                .between(
                        index.rowAtOrAfter(incident.windowStart().toEpochMilli()),
                        index.rowAtOrAfter(incident.windowEnd().toEpochMilli() + 1));
        List<Done> done = new ArrayList<>();
        Column actions = index.column(Dimension.ACTION);
        for (int at = 0; at < rows.size(); at++) {
            int row = rows.row(at);
            List<EffectRule> rules = rulesOfAction.get(actions.code(row));
            if (!rules.isEmpty() && ActedRow.succeeded(index, row)) {
                ActedRow act = ActedRow.of(index, row);
                rules.stream()
                        .filter(rule -> rule.service().equals(act.service()) && act.does(rule.does()))
                        .findFirst()
                        .ifPresent(rule -> add(done, rule, act));
            }
        }
        return done;
    }

    private static void add(List<Done> done, EffectRule rule, ActedRow act) {
        List<String> single = act.names().stream()
                .filter(name -> !rule.prefix().isEmpty() && name.startsWith(rule.prefix()))
                .toList();
        if (single.isEmpty()) {
            done.add(new Done(rule, act, act.names()));
        }
        single.forEach(name -> done.add(new Done(rule, act, Set.of(name))));
    }

    /** Events that may take something back: those whose action some effect names, by action, in time order. */
    private void collectUndoing(Iterable<List<Done>> done) {
        Set<String> wanted = new HashSet<>();
        int first = index.size();
        for (List<Done> list : done) {
            for (Done one : list) {
                one.rule().undoneBy().forEach(act -> wanted.add(act.name()));
                if (one.rule().again() != EffectRule.Again.NOTHING) {
                    wanted.add(one.rule().does().name());
                }
                first = Math.min(first, one.act().row());
            }
        }
        Column actions = index.column(Dimension.ACTION);
        BitSet codes = new BitSet();
        for (int code = 0; code < actions.dictionary().size(); code++) {
            codes.set(
                    code,
                    wanted.contains(EffectRule.unversioned(actions.dictionary().value(code))));
        }
        for (int row = first + 1; row < index.size() && !codes.isEmpty(); row++) {
            if (codes.get(actions.code(row)) && ActedRow.succeeded(index, row)) {
                ActedRow act = ActedRow.of(index, row);
                undoing.computeIfAbsent(act.action(), name -> new ArrayList<>()).add(act);
            }
        }
    }

    private List<Effect> judged(List<Done> done) {
        List<Effect> effects = new ArrayList<>();
        Set<Integer> takingBackOwn = new HashSet<>();
        for (Done one : done) {
            if (!takingBackOwn.contains(one.act().row())) {
                Optional<ActedRow> undo = undoing(one);
                undo.ifPresent(act -> takingBackOwn.add(act.row()));
                effects.add(effect(one, undo));
            }
        }
        return effects;
    }

    /** The first event that takes it back, or else the first that changes it again. */
    private Optional<ActedRow> undoing(Done one) {
        Optional<ActedRow> taken = Optional.empty();
        for (EffectRule.Act act : one.rule().undoneBy()) {
            Optional<ActedRow> first = later(one, act.name())
                    .filter(row -> row.does(act) && row.hasSame(act.same(), one.act()))
                    .findFirst();
            if (first.isPresent()
                    && (taken.isEmpty() || first.get().row() < taken.get().row())) {
                taken = first;
            }
        }
        if (one.rule().again() == EffectRule.Again.REPLACES) {
            Optional<ActedRow> replaced = later(one, one.rule().does().name())
                    .filter(row -> row.targets().isEmpty() && namesWhoseAccessEnds(row, one.act()))
                    .findFirst();
            if (replaced.isPresent()
                    && (taken.isEmpty() || replaced.get().row() < taken.get().row())) {
                taken = replaced;
            }
        }
        return taken;
    }

    /** Where an event says from whom it takes something away, it must be one that it was given to. */
    private static boolean namesWhoseAccessEnds(ActedRow row, ActedRow given) {
        String removed = row.parameters().getOrDefault("removeUserId", "");
        return removed.isEmpty() || given.targets().stream().anyMatch(removed::contains);
    }

    private Stream<ActedRow> later(Done one, String action) {
        return undoing.getOrDefault(action, List.of()).stream()
                .filter(row -> row.row() > one.act().row()
                        && row.service().equals(one.act().service())
                        && row.account().equals(one.act().account())
                        && row.isOfSameThing(one.thing()));
    }

    private Effect effect(Done one, Optional<ActedRow> undo) {
        boolean maybe = undo.isEmpty() && one.rule().again() == EffectRule.Again.MAYBE_UNDONE;
        Optional<ActedRow> after = maybe ? later(one, one.rule().does().name()).findFirst() : undo;
        boolean canBeUndone = !one.rule().undoneBy().isEmpty() || one.rule().again() != EffectRule.Again.NOTHING;
        EffectState state = undo.isPresent()
                ? EffectState.UNDONE
                : after.isPresent() ? EffectState.CHANGED_AGAIN : canBeUndone ? EffectState.OPEN : EffectState.FINAL;
        EffectKind kind =
                one.rule().kind() == EffectKind.SHARED && one.act().targets().isEmpty()
                        ? EffectKind.CHANGED
                        : one.rule().kind();
        return new Effect(
                kind,
                one.rule().what(),
                String.join(", ", one.thing()),
                kind == EffectKind.SHARED
                        ? "with "
                                + few(one.act().targets().stream()
                                        .map(target -> index.people().shown(Dimension.TARGET, target))
                                        .toList())
                        : one.act().detail(),
                one.act().action(),
                index.eventId(one.act().row()),
                index.time(one.act().row()),
                state,
                after.map(act -> index.eventId(act.row())).orElse(""),
                after.map(act -> index.time(act.row())).orElse(Instant.EPOCH),
                after.map(act -> index.value(Dimension.USER, act.row())).orElse(""),
                after.map(ActedRow::action).orElse(""));
    }

    private static String few(List<String> values) {
        return values.size() <= MOST_NAMED
                ? String.join(", ", values)
                : String.join(", ", values.subList(0, MOST_NAMED)) + " and " + (values.size() - MOST_NAMED) + " more";
    }
}
