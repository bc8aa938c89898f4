package org.nightjar.ui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which parts of a drawing are taken, so that labels do not lie on each other. First come, first served: ask for the
 * most important first. Confined to one thread.
 */
public final class LabelSpace {

    private static final int CELL = 64;

    private final Map<Long, List<double[]>> taken = new HashMap<>();

    /** Takes the rectangle if it is free. */
    public boolean take(double x, double y, double width, double height) {
        if (!isFree(x, y, width, height)) {
            return false;
        }
        block(x, y, width, height);
        return true;
    }

    /** Takes the rectangle whatever lies there. */
    public void block(double x, double y, double width, double height) {
        double[] box = {x, y, x + width, y + height};
        for (long column = cell(box[0]); column <= cell(box[2]); column++) {
            for (long row = cell(box[1]); row <= cell(box[3]); row++) {
                taken.computeIfAbsent(column << 32 ^ row & 0xffffffffL, key -> new ArrayList<>())
                        .add(box);
            }
        }
    }

    private boolean isFree(double x, double y, double width, double height) {
        for (long column = cell(x); column <= cell(x + width); column++) {
            for (long row = cell(y); row <= cell(y + height); row++) {
                for (double[] box : taken.getOrDefault(column << 32 ^ row & 0xffffffffL, List.of())) {
                    if (x < box[2] && x + width > box[0] && y < box[3] && y + height > box[1]) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static long cell(double at) {
        return Math.floorDiv((long) Math.floor(at), CELL);
    }
}
