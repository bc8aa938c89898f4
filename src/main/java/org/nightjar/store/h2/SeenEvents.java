package org.nightjar.store.h2;

import java.util.HashMap;
import java.util.Map;
import org.nightjar.store.EventIds;

/**
 * The ids of all events of a case and hashes of what their records say: 24 bytes each in an open-addressing table that
 * is at most three quarters full, odd ids as text.
 */
final class SeenEvents {

    /** What is known of an id. */
    enum Seen {
        NEW,
        SAME,
        /** The id is known, but its record says something else. */
        DIFFERENT
    }

    private long[] high = new long[1 << 12];
    private long[] low = new long[1 << 12];
    private long[] contents = new long[1 << 12];
    private int count;
    private boolean hasZero;
    private long zeroContent;
    private final Map<String, Long> texts = new HashMap<>();

    Seen add(EventIds.Packed id, long content) {
        return add(id.high(), id.low(), id.text(), content);
    }

    /** Adds an id unless it is known; content 0 cannot be compared and counts as the same. */
    Seen add(long idHigh, long idLow, String text, long content) {
        if (!text.isEmpty()) {
            Long known = texts.putIfAbsent(text, content);
            return known == null ? Seen.NEW : compare(known, content);
        }
        if (idHigh == 0 && idLow == 0) {
            if (hasZero) {
                return compare(zeroContent, content);
            }
            hasZero = true;
            zeroContent = content;
            return Seen.NEW;
        }
        if (count >= high.length / 4 * 3) {
            grow();
        }
        return insert(idHigh, idLow, content);
    }

    private static Seen compare(long known, long content) {
        return known == 0 || content == 0 || known == content ? Seen.SAME : Seen.DIFFERENT;
    }

    private Seen insert(long idHigh, long idLow, long content) {
        int mask = high.length - 1;
        long mixed = (idHigh ^ Long.rotateLeft(idLow, 32)) * 0x9E3779B97F4A7C15L;
        int at = (int) (mixed >>> 32) & mask;
        while (high[at] != 0 || low[at] != 0) {
            if (high[at] == idHigh && low[at] == idLow) {
                return compare(contents[at], content);
            }
            at = (at + 1) & mask;
        }
        high[at] = idHigh;
        low[at] = idLow;
        contents[at] = content;
        count++;
        return Seen.NEW;
    }

    private void grow() {
        long[] oldHigh = high;
        long[] oldLow = low;
        long[] oldContents = contents;
        high = new long[oldHigh.length * 2];
        low = new long[oldLow.length * 2];
        contents = new long[oldContents.length * 2];
        count = 0;
        for (int i = 0; i < oldHigh.length; i++) {
            if (oldHigh[i] != 0 || oldLow[i] != 0) {
                insert(oldHigh[i], oldLow[i], oldContents[i]);
            }
        }
    }
}
