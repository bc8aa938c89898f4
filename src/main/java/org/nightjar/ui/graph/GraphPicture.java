package org.nightjar.ui.graph;

import org.nightjar.analysis.graph.EntityGraph;
import org.nightjar.analysis.graph.GraphLayout;

/**
 * A graph with its layout, ready to be drawn.
 *
 * @param graph what
 * @param layout where
 */
record GraphPicture(EntityGraph graph, GraphLayout layout) {

    static final GraphPicture EMPTY =
            new GraphPicture(EntityGraph.empty(), new GraphLayout(new double[0], new double[0]));
}
