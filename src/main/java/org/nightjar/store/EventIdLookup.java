package org.nightjar.store;

import org.jspecify.annotations.Nullable;

/** Finds the row of an event id; an open-addressing table of rows, made at the first question. Thread-safe. */
final class EventIdLookup {

    private final EventTable table;
    private final int[] storeRows;
    private int @Nullable [] slots;

    EventIdLookup(EventTable table, int[] storeRows) {
        this.table = table;
        this.storeRows = storeRows;
    }

    int find(String eventId) {
        EventIds.Packed wanted = EventIds.pack(eventId);
        int[] all = slots();
        int mask = all.length - 1;
        for (int at = slot(wanted.high(), wanted.low(), mask); all[at] != 0; at = (at + 1) & mask) {
            int stored = storeRows[all[at] - 1];
            if (table.idHigh()[stored] == wanted.high()
                    && table.idLow()[stored] == wanted.low()
                    && table.text(stored, StoredColumn.EVENT_ID_TEXT).equals(wanted.text())) {
                return all[at] - 1;
            }
        }
        return -1;
    }

    private synchronized int[] slots() {
        if (slots == null) {
            int[] made = new int[Integer.highestOneBit(Math.max(4, storeRows.length * 2)) << 1];
            int mask = made.length - 1;
            for (int row = 0; row < storeRows.length; row++) {
                int stored = storeRows[row];
                int at = slot(table.idHigh()[stored], table.idLow()[stored], mask);
                while (made[at] != 0) {
                    at = (at + 1) & mask;
                }
                made[at] = row + 1;
            }
            slots = made;
        }
        return slots;
    }

    private static int slot(long high, long low, int mask) {
        long mixed = (high ^ Long.rotateLeft(low, 32)) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 33) & mask;
    }
}
