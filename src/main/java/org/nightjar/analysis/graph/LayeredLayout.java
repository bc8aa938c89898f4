package org.nightjar.analysis.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A column for each type of entity, from where the user came to what was given away; nodes stand near what they hang
 * on (barycentre heuristic of layered drawing), so few edges cross. Deterministic; a few milliseconds.
 */
public final class LayeredLayout {

    private static final double COLUMN_WIDTH = 210;
    private static final double ROW_HEIGHT = 34;
    private static final int SWEEPS = 12;

    private final EntityGraph graph;
    private final Map<NodeType, List<EntityNode>> layers = new EnumMap<>(NodeType.class);
    private final double[] y;

    private LayeredLayout(EntityGraph graph) {
        this.graph = graph;
        y = new double[graph.nodes().size()];
        graph.nodes()
                .forEach(node -> layers.computeIfAbsent(node.type(), type -> new ArrayList<>())
                        .add(node));
    }

    /** Lays a graph out; types that do not occur take no room. */
    public static GraphLayout of(EntityGraph graph) {
        LayeredLayout layout = new LayeredLayout(graph);
        layout.layers.values().forEach(layout::stack);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            layout.layers.values().forEach(layout::order);
        }
        double[] x = new double[layout.y.length];
        int column = 0;
        for (List<EntityNode> layer : layout.layers.values()) {
            for (EntityNode node : layer) {
                x[node.id()] = column * COLUMN_WIDTH;
            }
            column++;
        }
        return new GraphLayout(x, layout.y);
    }

    private void order(List<EntityNode> layer) {
        double[] wanted = Arrays.copyOf(y, y.length);
        for (EntityNode node : layer) {
            wanted[node.id()] = graph.neighbours(node).stream()
                    .mapToDouble(other -> y[other.id()])
                    .average()
                    .orElse(y[node.id()]);
        }
        layer.sort(Comparator.comparingDouble((EntityNode node) -> wanted[node.id()])
                .thenComparing(EntityNode::id));
        stack(layer);
    }

    private void stack(List<EntityNode> layer) {
        double top = -(layer.size() - 1) * ROW_HEIGHT / 2;
        for (int i = 0; i < layer.size(); i++) {
            y[layer.get(i).id()] = top + i * ROW_HEIGHT;
        }
    }
}
