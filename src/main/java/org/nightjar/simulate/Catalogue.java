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
        Map<String, List<Weighted<Choice<ActionSpec>>>> services = new LinkedHashMap<>();
        for (List<String> row : ResourceTable.rows("habits.tsv")) {
            List<Weighted<ActionSpec>> weighted = new ArrayList<>();
            for (String entry : row.get(2).split(",", -1)) {
                int colon = entry.indexOf(':');
                weighted.add(new Weighted<>(
                        action(row.get(1) + ":" + entry.substring(0, colon)),
                        Double.parseDouble(entry.substring(colon + 1))));
            }
            services.computeIfAbsent(row.get(0), key -> new ArrayList<>())
                    .add(new Weighted<>(new Choice<>(weighted), new Choice<>(weighted).total()));
        }
        services.forEach((function, list) -> habits.put(function, new Habit(new Choice<>(list))));
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
    record Weighted<T>(T item, double weight) {}

    /** Things of which one is drawn by weight. Immutable. */
    static final class Choice<T> {
        private final List<T> items = new ArrayList<>();
        private final double[] ends;

        Choice(List<Weighted<T>> weighted) {
            ends = new double[weighted.size()];
            double sum = 0;
            for (Weighted<T> entry : weighted) {
                sum += entry.weight();
                ends[items.size()] = sum;
                items.add(entry.item());
            }
        }

        double total() {
            return ends[ends.length - 1];
        }

        T pick(Dice dice) {
            double at = dice.uniform() * total();
            int index = 0;
            while (index < ends.length - 1 && at >= ends[index]) {
                index++;
            }
            return items.get(index);
        }

        /** The one at a place counted round and round. */
        T at(long place) {
            return items.get((int) Math.floorMod(place, (long) items.size()));
        }
    }

    /** The services of a function and what it does there, weighted. */
    record Habit(Choice<Choice<ActionSpec>> services) {

        /** The actions of one service: the theme of one piece of work. */
        Choice<ActionSpec> theme(Dice dice) {
            return services.pick(dice);
        }

        /** The theme that this affinity makes a favourite; people differ in where they spend their days. */
        Choice<ActionSpec> favourite(long affinity, Dice dice) {
            return services.at(Dice.scramble(affinity + dice.below(3)));
        }
    }
}
