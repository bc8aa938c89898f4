package org.nightjar.ui.events;

import java.util.BitSet;

/** Which lines are chosen, by single clicks, by ranges and one by one. A bit a line. FX thread only. */
final class LineSelection {

    private BitSet chosen = new BitSet();
    private int anchor = -1;

    boolean has(int line) {
        return line >= 0 && chosen.get(line);
    }

    int count() {
        return chosen.cardinality();
    }

    void clear() {
        chosen = new BitSet();
        anchor = -1;
    }

    /** Only that line; ranges start from it. */
    void only(int line) {
        chosen = new BitSet();
        chosen.set(line);
        anchor = line;
    }

    /** From where the last range or single line began to this one, instead of what was chosen. */
    void rangeTo(int line) {
        int from = anchor < 0 ? line : anchor;
        chosen = new BitSet();
        chosen.set(Math.min(from, line), Math.max(from, line) + 1);
        anchor = from;
    }

    /** Also that line, or not any more; the next range starts from it. */
    void toggle(int line) {
        chosen.flip(line);
        anchor = line;
    }

    void all(int lines) {
        chosen = new BitSet(lines);
        chosen.set(0, lines);
        anchor = 0;
    }

    /** The first chosen line at or after this one, or -1. */
    int next(int line) {
        return chosen.nextSetBit(line);
    }
}
