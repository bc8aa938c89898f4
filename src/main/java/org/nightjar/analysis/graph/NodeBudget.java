package org.nightjar.analysis.graph;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.nightjar.model.Severity;

/**
 * Decides which entities are shown: what the focus touches, then turn by turn one of each type, those that findings
 * tell of before those with many events. A node that stands for the rest of its type counts too. Used once.
 */
final class NodeBudget {

    private final EntityCounts counts;
    private final int budget;
    private final Map<NodeType, List<Integer>> candidates = new EnumMap<>(NodeType.class);
    private final Map<NodeType, Integer> kept = new EnumMap<>(NodeType.class);
    private final List<EntityNode> nodes = new ArrayList<>();
    private final int[] nodeOfEntity;

    NodeBudget(EntityCounts counts, int budget) {
        this.counts = counts;
        this.budget = budget;
        nodeOfEntity = new int[counts.entities.size()];
        for (NodeType type : NodeType.values()) {
            candidates.put(type, new ArrayList<>());
            kept.put(type, 0);
        }
        for (int number = 0; number < nodeOfEntity.length; number++) {
            of(counts.type(number)).add(number);
        }
        candidates.values().forEach(list -> list.sort(strongestFirst()));
    }

    private List<Integer> of(NodeType type) {
        return candidates.getOrDefault(type, List.of());
    }

    private Comparator<Integer> strongestFirst() {
        return Comparator.comparing((Integer number) -> !counts.isFocused(number))
                .thenComparing(this::weakness)
                .thenComparing(number -> -counts.entities.events(number))
                .thenComparing(number -> number);
    }

    private int weakness(int number) {
        Severity severity = counts.severity(number);
        return severity == null ? 0 : -1 - severity.ordinal();
    }

    EntityGraph graph() {
        share();
        for (NodeType type : NodeType.values()) {
            addNodes(type, of(type), kept.getOrDefault(type, 0));
        }
        return new EntityGraph(nodes, edges());
    }

    private void share() {
        int folds = (int)
                candidates.values().stream().filter(list -> !list.isEmpty()).count();
        int used = fill(
                folds, type -> (int) of(type).stream().filter(counts::isFocused).count());
        fill(used, type -> of(type).size());
    }

    /** One more of each type in turn, up to the type's limit, while there is room; gives the room used. */
    private int fill(int alreadyUsed, ToIntFunction<NodeType> limit) {
        int used = alreadyUsed;
        boolean grew = true;
        while (grew) {
            grew = false;
            for (NodeType type : NodeType.values()) {
                int have = kept.getOrDefault(type, 0);
                // The last one takes the place of the node that would have stood for it.
                boolean last = have + 1 == of(type).size();
                if (have < limit.applyAsInt(type) && (used < budget || last)) {
                    kept.put(type, have + 1);
                    used += last ? 0 : 1;
                    grew = true;
                }
            }
        }
        return used;
    }

    private void addNodes(NodeType type, List<Integer> entities, int shown) {
        for (int number : entities.subList(0, shown)) {
            nodeOfEntity[number] = nodes.size();
            nodes.add(node(type, counts.value(number), 0, counts.entities, number, counts.isFocused(number)));
        }
        List<Integer> rest = entities.subList(shown, entities.size());
        if (!rest.isEmpty()) {
            Tally sum = new Tally();
            sum.add();
            for (int number : rest) {
                nodeOfEntity[number] = nodes.size();
                sum.addAll(0, counts.entities, number);
            }
            nodes.add(node(type, "", rest.size(), sum, 0, false));
        }
    }

    private EntityNode node(NodeType type, String value, int folded, Tally tally, int number, boolean focused) {
        return new EntityNode(
                nodes.size(),
                type,
                value,
                folded,
                tally.events(number),
                tally.errors(number),
                tally.writes(number),
                Instant.ofEpochMilli(tally.first(number)),
                Instant.ofEpochMilli(tally.last(number)),
                folded > 0 ? Optional.empty() : Optional.ofNullable(counts.severity(number)),
                focused);
    }

    private List<EntityEdge> edges() {
        PairTable pairs = new PairTable();
        Tally tally = new Tally();
        for (int pair = 0; pair < counts.pairs.size(); pair++) {
            int from = nodeOfEntity[counts.pairs.from(pair)];
            int to = nodeOfEntity[counts.pairs.to(pair)];
            int number = pairs.number(from, to);
            if (number == tally.size()) {
                tally.add();
            }
            tally.addAll(number, counts.pairCounts, pair);
        }
        EntityEdge[] edges = new EntityEdge[pairs.size()];
        Arrays.setAll(
                edges,
                number -> new EntityEdge(
                        pairs.from(number),
                        pairs.to(number),
                        tally.events(number),
                        Instant.ofEpochMilli(tally.first(number)),
                        Instant.ofEpochMilli(tally.last(number)),
                        tally.errors(number) > 0,
                        tally.writes(number) > 0));
        return List.of(edges);
    }
}
