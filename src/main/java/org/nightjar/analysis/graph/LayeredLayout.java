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

    private static final double COLUMN_WIDTH = 220;
    private static final double LEAST_ROW_HEIGHT = 34;
    private static final double MOST_ROW_HEIGHT = 90;
    /** Width over height of an ordinary pane. */
    private static final double ASPECT = 1.7;
    /** More of a type go on in another column beside the first. */
    private static final int MOST_ROWS = 28;

    private static final int SWEEPS = 12;

    private final EntityGraph graph;
    private final Map<NodeType, List<EntityNode>> layers = new EnumMap<>(NodeType.class);
    private final double[] y;
    private final double rowHeight;

    private LayeredLayout(EntityGraph graph) {
        this.graph = graph;
        y = new double[graph.nodes().size()];
        graph.nodes()
                .forEach(node -> layers.computeIfAbsent(node.type(), type -> new ArrayList<>())
                        .add(node));
        int columns = layers.values().stream().mapToInt(LayeredLayout::columns).sum();
        int rows = layers.values().stream()
                .mapToInt(layer -> (layer.size() + columns(layer) - 1) / columns(layer))
                .max()
                .orElse(1);
        double filling = columns * COLUMN_WIDTH / ASPECT / rows;
        rowHeight = Math.max(LEAST_ROW_HEIGHT, Math.min(MOST_ROW_HEIGHT, filling));
    }

    /** Lays a graph out; types that do not occur take no room. */
    public static GraphLayout of(EntityGraph graph) {
        LayeredLayout layout = new LayeredLayout(graph);
        layout.layers.values().forEach(layout::stack);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            layout.layers.values().forEach(layout::order);
        }
        return new GraphLayout(layout.columns(), layout.y);
    }

    private double[] columns() {
        double[] x = new double[y.length];
        int column = 0;
        for (List<EntityNode> layer : layers.values()) {
            int wide = columns(layer);
            for (int i = 0; i < layer.size(); i++) {
                x[layer.get(i).id()] = (column + i % wide) * COLUMN_WIDTH;
            }
            column += wide;
        }
        return x;
    }

    private static int columns(List<EntityNode> layer) {
        return (layer.size() + MOST_ROWS - 1) / MOST_ROWS;
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
        double step = rowHeight / columns(layer);
        double top = -(layer.size() - 1) * step / 2;
        for (int i = 0; i < layer.size(); i++) {
            y[layer.get(i).id()] = top + i * step;
        }
    }
}
