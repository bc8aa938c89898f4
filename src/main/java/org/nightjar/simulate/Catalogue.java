package org.nightjar.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What can be done, by whom it usually is, and with which client: the tables of this room. Immutable. */
final class Catalogue {

    private final Map<String, ActionSpec> actions = new LinkedHashMap<>();
    private final Map<String, Habit> habits = new LinkedHashMap<>();
    private final Map<String, List<String>> agents = new LinkedHashMap<>();

    Catalogue() {
        for (List<String> row : ResourceTable.rows("actions.tsv")) {
            ActionSpec spec = ActionSpec.parse(row);
            actions.put(spec.name(), spec);
        }
        Map<String, List<Weighted<List<Weighted<ActionSpec>>>>> services = new LinkedHashMap<>();
        for (List<String> row : ResourceTable.rows("habits.tsv")) {
            List<Weighted<ActionSpec>> weighted = new ArrayList<>();
            for (String entry : row.get(2).split(",", -1)) {
                int colon = entry.indexOf(':');
                weighted.add(new Weighted<>(
                        action(row.get(1) + ":" + entry.substring(0, colon)),
                        Double.parseDouble(entry.substring(colon + 1))));
            }
            services.computeIfAbsent(row.get(0), key -> new ArrayList<>())
                    .add(new Weighted<>(List.copyOf(weighted), Weighted.sum(weighted)));
        }
        services.forEach((function, list) -> habits.put(function, new Habit(List.copyOf(list))));
        for (List<String> row : ResourceTable.rows("agents.tsv")) {
            agents.computeIfAbsent(row.get(0), key -> new ArrayList<>()).add(row.get(1));
        }
    }

    ActionSpec action(String name) {
        return require(actions, name);
    }

    Habit habit(String function) {
        return require(habits, function);
    }

    /** Clients of a kind, such as {@code cli}. */
    List<String> agents(String kind) {
        return require(agents, kind);
    }

    private static <T> T require(Map<String, T> map, String name) {
        T value = map.get(name);
        if (value == null) {
            throw new IllegalStateException("no entry " + name + " in the tables of the simulation");
        }
        return value;
    }

    /** Something with a weight. */
    record Weighted<T>(T item, double weight) {

        static <T> double sum(List<Weighted<T>> list) {
            return list.stream().mapToDouble(Weighted::weight).sum();
        }

        static <T> T pick(List<Weighted<T>> list, Dice dice) {
            double at = dice.uniform() * sum(list);
            for (Weighted<T> entry : list) {
                at -= entry.weight();
                if (at < 0) {
                    return entry.item();
                }
            }
            return list.get(list.size() - 1).item();
        }
    }

    /** The services of a function and what it does there, weighted. */
    record Habit(List<Weighted<List<Weighted<ActionSpec>>>> services) {

        /** The actions of one service: the theme of one piece of work. */
        List<Weighted<ActionSpec>> theme(Dice dice) {
            return Weighted.pick(services, dice);
        }

        /** The theme that this affinity makes a favourite; people differ in where they spend their days. */
        List<Weighted<ActionSpec>> favourite(long affinity, Dice dice) {
            int pick = (int) Math.floorMod(Dice.scramble(affinity + dice.below(3)), (long) services.size());
            return services.get(pick).item();
        }
    }
}
