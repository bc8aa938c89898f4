package org.nightjar.store;

import java.io.IOException;

/**
 * The id of each event, and the way from an id to its row: rows in the order of a hash of their ids, with the place where
 * each of its first digits begins, about four rows each. Immutable.
 */
final class EventIdColumn {

    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final Longs high;
    private final Longs low;
    private final Codes textCodes;
    private final Values texts;
    private final Lookup lookup;

    /**
     * The way back.
     *
     * @param starts of each group of hashes, and the end of the last
     * @param rows group by group
     */
    record Lookup(Codes starts, Codes rows) {}

    EventIdColumn(Longs high, Longs low, Codes textCodes, Values texts, Lookup lookup) {
        this.high = high;
        this.low = low;
        this.textCodes = textCodes;
        this.texts = texts;
        this.lookup = lookup;
    }

    String id(int row) {
        return EventIds.unpack(high.get(row), low.get(row), texts.value(textCodes.get(row)));
    }

    /** The row of an event, or -1. */
    int find(String eventId) {
        EventIds.Packed wanted = EventIds.pack(eventId);
        int group = group(wanted.high(), wanted.low(), bits(high.size()));
        for (int at = lookup.starts.get(group); at < lookup.starts.get(group + 1); at++) {
            int row = lookup.rows.get(at);
            if (high.get(row) == wanted.high()
                    && low.get(row) == wanted.low()
                    && texts.value(textCodes.get(row)).equals(wanted.text())) {
                return row;
            }
        }
        return -1;
    }

    /** How many digits of the hash name a group. */
    private static int bits(int size) {
        return Math.max(1, 30 - Integer.numberOfLeadingZeros(Math.max(4, size)));
    }

    /** How many groups there are for so many rows. */
    static int groups(int size) {
        return 1 << bits(size);
    }

    private static int group(long high, long low, int bits) {
        long mixed = (high ^ Long.rotateLeft(low, 32)) * MIX;
        return (int) (mixed >>> 64 - bits);
    }

    /** Of these ids, with the way back. */
    static EventIdColumn of(Longs high, Longs low, Codes textCodes, Values texts) {
        int size = high.size();
        int bits = bits(size);
        int[] starts = new int[groups(size) + 1];
        for (int row = 0; row < size; row++) {
            starts[group(high.get(row), low.get(row), bits) + 1]++;
        }
        for (int group = 1; group < starts.length; group++) {
            starts[group] += starts[group - 1];
        }
        int[] next = starts.clone();
        int[] rows = new int[size];
        for (int row = 0; row < size; row++) {
            rows[next[group(high.get(row), low.get(row), bits)]++] = row;
        }
        return new EventIdColumn(high, low, textCodes, texts, new Lookup(Codes.of(starts), Codes.of(rows)));
    }

    void writeTo(SectionWriter out) throws IOException {
        high.writeTo(out);
        low.writeTo(out);
        PackedValues.write(texts, out);
        textCodes.writeTo(out);
        lookup.starts.writeTo(out);
        lookup.rows.writeTo(out);
    }
}
