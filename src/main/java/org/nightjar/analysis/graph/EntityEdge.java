package org.nightjar.analysis.graph;

import java.time.Instant;

/**
 * Two entities that occur in the same events.
 *
 * @param from id of the node nearer to the actor
 * @param to id of the other node
 * @param events how many of the selected events tie them
 * @param first time of the first of them
 * @param last time of the last
 * @param errors whether one of them failed or was denied
 * @param writes whether one of them changed something
 */
public record EntityEdge(int from, int to, long events, Instant first, Instant last, boolean errors, boolean writes) {}
