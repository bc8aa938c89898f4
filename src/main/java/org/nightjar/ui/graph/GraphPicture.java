package org.nightjar.ui.graph;

import org.nightjar.analysis.graph.EntityGraph;
import org.nightjar.analysis.graph.GraphLayout;
import org.nightjar.model.People;

/**
 * A graph with its layout, ready to be drawn.
 *
 * @param graph what
 * @param layout where
 * @param people what the analyst calls the nodes
 */
record GraphPicture(EntityGraph graph, GraphLayout layout, People people) {

    static final GraphPicture EMPTY =
            new GraphPicture(EntityGraph.empty(), new GraphLayout(new double[0], new double[0]), People.NONE);
}
