package org.nightjar.analysis.graph;

import java.util.Arrays;

/**
 * Points with masses in quarters of quarters: far crowds push like one heavy point (Barnes and Hut, 1986), so that a
 * round of repulsion costs n log n. Confined to one thread; filled anew for each round.
 */
final class QuadTree {

    private static final int DEEPEST = 24;
    private static final int NONE = -1;

    private final double theta;
    private int[] children = new int[4 * 256];
    private double[] mass = new double[256];
    private double[] sumX = new double[256];
    private double[] sumY = new double[256];
    private double[] width = new double[256];
    private double[] left = new double[256];
    private double[] top = new double[256];
    private int size;

    /**
     * An empty tree.
     *
     * @param theta a crowd counts as one point if its width is less than this share of its distance
     */
    QuadTree(double theta) {
        this.theta = theta;
    }

    void fill(double[] x, double[] y, double[] masses) {
        size = 0;
        double minX = Arrays.stream(x).min().orElse(0);
        double minY = Arrays.stream(y).min().orElse(0);
        double side = Math.max(
                Arrays.stream(x).max().orElse(0) - minX, Arrays.stream(y).max().orElse(0) - minY);
        cell(minX, minY, Math.max(side, 1e-6) * 1.001);
        for (int i = 0; i < x.length; i++) {
            insert(x[i], y[i], masses[i]);
        }
    }

    private int cell(double cellLeft, double cellTop, double cellWidth) {
        if (size == mass.length) {
            int wider = 2 * size;
            children = Arrays.copyOf(children, 4 * wider);
            mass = Arrays.copyOf(mass, wider);
            sumX = Arrays.copyOf(sumX, wider);
            sumY = Arrays.copyOf(sumY, wider);
            width = Arrays.copyOf(width, wider);
            left = Arrays.copyOf(left, wider);
            top = Arrays.copyOf(top, wider);
        }
        Arrays.fill(children, 4 * size, 4 * size + 4, NONE);
        mass[size] = 0;
        sumX[size] = 0;
        sumY[size] = 0;
        left[size] = cellLeft;
        top[size] = cellTop;
        width[size] = cellWidth;
        return size++;
    }

    private void insert(double x, double y, double pointMass) {
        int cell = 0;
        for (int depth = 0; depth < DEEPEST; depth++) {
            boolean empty = mass[cell] == 0;
            boolean leaf = isLeaf(cell);
            double oldMass = mass[cell];
            double oldX = empty ? 0 : sumX[cell] / oldMass;
            double oldY = empty ? 0 : sumY[cell] / oldMass;
            mass[cell] += pointMass;
            sumX[cell] += x * pointMass;
            sumY[cell] += y * pointMass;
            if (empty) {
                return;
            }
            if (leaf && depth < DEEPEST - 1) {
                int below = child(cell, oldX, oldY);
                mass[below] += oldMass;
                sumX[below] += oldX * oldMass;
                sumY[below] += oldY * oldMass;
            }
            cell = child(cell, x, y);
        }
    }

    private boolean isLeaf(int cell) {
        for (int i = 0; i < 4; i++) {
            if (children[4 * cell + i] != NONE) {
                return false;
            }
        }
        return true;
    }

    private int child(int cell, double x, double y) {
        double half = width[cell] / 2;
        int right = x >= left[cell] + half ? 1 : 0;
        int low = y >= top[cell] + half ? 1 : 0;
        int slot = 4 * cell + 2 * low + right;
        if (children[slot] == NONE) {
            int made = cell(left[cell] + right * half, top[cell] + low * half, half);
            children[slot] = made;
        }
        return children[slot];
    }

    /** Adds to {@code force} how all points push one of them: by both masses, over the distance. */
    void push(double x, double y, double pointMass, double scaling, double[] force) {
        push(0, x, y, pointMass * scaling, force);
    }

    private void push(int cell, double x, double y, double strength, double[] force) {
        double dx = x - sumX[cell] / mass[cell];
        double dy = y - sumY[cell] / mass[cell];
        double squared = dx * dx + dy * dy;
        if (isLeaf(cell) || width[cell] * width[cell] < theta * theta * squared) {
            if (squared > 1e-12) {
                double push = strength * mass[cell] / squared;
                force[0] += dx * push;
                force[1] += dy * push;
            }
            return;
        }
        for (int i = 0; i < 4; i++) {
            int below = children[4 * cell + i];
            if (below != NONE) {
                push(below, x, y, strength, force);
            }
        }
    }
}
