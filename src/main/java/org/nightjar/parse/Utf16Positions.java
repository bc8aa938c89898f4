package org.nightjar.parse;

/**
 * Finds for a byte of transcoded UTF-8 where its character stands in the UTF-16 it comes from: every character up to
 * U+FFFF takes two bytes there, every other four. Confined to one thread.
 */
final class Utf16Positions {

    private long base;
    private int cursor;
    private long cursorUnits;

    Utf16Positions(int markBytes) {
        base = markBytes;
    }

    /** Place in the original of the character that starts at that index of the window. */
    long offset(byte[] window, int index) {
        if (index < cursor) {
            cursor = 0;
            cursorUnits = 0;
        }
        cursorUnits += originalBytes(window, cursor, index);
        cursor = index;
        return base + cursorUnits;
    }

    /** The window's first bytes are about to be given up. */
    void drop(byte[] window, int count) {
        long dropped = originalBytes(window, 0, count);
        base += dropped;
        cursorUnits = cursor >= count ? cursorUnits - dropped : 0;
        cursor = Math.max(0, cursor - count);
    }

    private static long originalBytes(byte[] window, int from, int to) {
        long bytes = 0;
        for (int i = from; i < to; i++) {
            int lead = window[i] & 0xff;
            if (lead >= 0xf0) {
                bytes += 4;
            } else if (lead < 0x80 || lead >= 0xc0) {
                bytes += 2;
            }
        }
        return bytes;
    }
}
