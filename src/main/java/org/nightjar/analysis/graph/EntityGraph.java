package org.nightjar.analysis.graph;

import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jgrapht.Graph;
import org.jgrapht.Graphs;
import org.jgrapht.graph.AsUnmodifiableGraph;
import org.jgrapht.graph.SimpleGraph;
import org.nightjar.analysis.Focus;
import org.nightjar.analysis.SelectedRows;
import org.nightjar.model.DetectionResult;
import org.nightjar.store.EventIndex;

/**
 * The entities of the selected events and how they hang together: user – role – key – address – operator, key –
 * client, user – service – resource – account shared with. Bounded: the strongest of each type, what findings tell
 * of first; the rest of a type is folded into one node which says how many it stands for. Immutable; thread-safe.
 */
public final class EntityGraph {

    /** Nodes that can still be read on one screen. */
    public static final int USUAL_BUDGET = 150;

    private final Graph<EntityNode, EntityEdge> graph;
    private final List<EntityNode> nodes;
    private final List<EntityEdge> edges;

    EntityGraph(List<EntityNode> nodes, List<EntityEdge> edges) {
        this.nodes = List.copyOf(nodes);
        this.edges = List.copyOf(edges);
        SimpleGraph<EntityNode, EntityEdge> built = new SimpleGraph<>(EntityEdge.class);
        nodes.forEach(built::addVertex);
        edges.forEach(edge -> built.addEdge(nodes.get(edge.from()), nodes.get(edge.to()), edge));
        graph = new AsUnmodifiableGraph<>(built);
    }

    /** The graph of nothing. */
    public static EntityGraph empty() {
        return new EntityGraph(List.of(), List.of());
    }

    /**
     * The graph of these rows; costs about 1 µs a row.
     *
     * @param focus of the selection: what its finding or incident touches is always kept
     * @param budget most nodes to keep, folded ones included; at least two for each type
     * @param stop asked now and then; work ends early once it says yes
     * @throws java.util.concurrent.CancellationException when stopped
     */
    public static EntityGraph of(
            EventIndex index,
            SelectedRows rows,
            DetectionResult detection,
            Focus focus,
            int budget,
            BooleanSupplier stop) {
        if (budget < 2 * NodeType.values().length) {
            throw new IllegalArgumentException("a budget of " + budget + " nodes is too small for all types");
        }
        EntityCounts counts = EntityCounts.of(index, rows.inRange(), stop);
        counts.mark(index, rows, detection, focus);
        return new NodeBudget(counts, budget).graph();
    }

    /** Every node; a node's id is its position. */
    public List<EntityNode> nodes() {
        return nodes;
    }

    /** Every edge. */
    public List<EntityEdge> edges() {
        return edges;
    }

    /** The nodes that hang on this one. */
    public Set<EntityNode> neighbours(EntityNode node) {
        return Graphs.neighborSetOf(graph, node);
    }

    /** The edges of this node. */
    public Set<EntityEdge> edgesOf(EntityNode node) {
        return graph.edgesOf(node);
    }

    /** For algorithms of JGraphT; it cannot be changed. */
    public Graph<EntityNode, EntityEdge> asGraph() {
        return graph;
    }
}
