package org.nightjar.analysis.graph;

/**
 * Where nodes stand, by node id, in units of which about 60 lie between neighbours. Do not change the arrays.
 *
 * @param x to the right
 * @param y down
 */
public record GraphLayout(double[] x, double[] y) {}
