package org.nightjar.store.h2;

import java.util.HashSet;
import java.util.Set;
import org.nightjar.store.EventIds;

/** The ids of all events of a case: 16 bytes each in an open-addressing table, odd ids as text. */
final class SeenEvents {

    private long[] high = new long[1 << 12];
    private long[] low = new long[1 << 12];
    private int count;
    private boolean hasZero;
    private final Set<String> texts = new HashSet<>();

    /** Adds an id; false if it was there. */
    boolean add(long idHigh, long idLow, String text) {
        if (!text.isEmpty()) {
            return texts.add(text);
        }
        if (idHigh == 0 && idLow == 0) {
            boolean added = !hasZero;
            hasZero = true;
            return added;
        }
        if (count * 2 >= high.length) {
            grow();
        }
        return insert(idHigh, idLow);
    }

    boolean add(EventIds.Packed id) {
        return add(id.high(), id.low(), id.text());
    }

    private boolean insert(long idHigh, long idLow) {
        int mask = high.length - 1;
        long mixed = (idHigh ^ Long.rotateLeft(idLow, 32)) * 0x9E3779B97F4A7C15L;
        int at = (int) (mixed >>> 32) & mask;
        while (high[at] != 0 || low[at] != 0) {
            if (high[at] == idHigh && low[at] == idLow) {
                return false;
            }
            at = (at + 1) & mask;
        }
        high[at] = idHigh;
        low[at] = idLow;
        count++;
        return true;
    }

    private void grow() {
        long[] oldHigh = high;
        long[] oldLow = low;
        high = new long[oldHigh.length * 2];
        low = new long[oldLow.length * 2];
        count = 0;
        for (int i = 0; i < oldHigh.length; i++) {
            if (oldHigh[i] != 0 || oldLow[i] != 0) {
                insert(oldHigh[i], oldLow[i]);
            }
        }
    }
}
