package org.nightjar.parse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Looks through the rest of an entry for what only CloudTrail events hold: an event source of AWS. Where the first
 * thousand records are another log's, this tells whether it may be left at that. About a nanosecond a byte.
 */
final class EventSearch {

    private static final byte[] NAME = "ventSource".getBytes(StandardCharsets.ISO_8859_1);
    private static final String DOMAIN = ".amazonaws.com";

    /** From the name to the end of its value, whatever quotes and blanks stand between. */
    private static final int REACH = 128;

    private EventSearch() {}

    /** Whether one stands behind the window's position; reads to the end if none does. */
    static boolean anyAhead(ByteWindow window) throws IOException {
        window.mark = -1;
        do {
            int end = window.limit - REACH;
            for (int i = window.position; i < end; i++) {
                if (isSource(window.bytes, i, i + REACH)) {
                    return true;
                }
            }
            window.position = Math.max(window.position, end);
        } while (window.more());
        boolean found = any(window.bytes, window.position, window.limit);
        window.position = found ? window.position : window.limit;
        return found;
    }

    /** Whether one stands between two places. */
    static boolean any(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (isSource(bytes, i, Math.min(to, i + REACH))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSource(byte[] bytes, int at, int end) {
        if (bytes[at] != NAME[0] || at + NAME.length >= end) {
            return false;
        }
        for (int i = 1; i < NAME.length; i++) {
            if (bytes[at + i] != NAME[i]) {
                return false;
            }
        }
        int from = at + NAME.length;
        while (from < end && " \\\":=".indexOf(bytes[from]) >= 0) {
            from++;
        }
        int to = from;
        while (to < end && (bytes[to] >= 'a' && bytes[to] <= 'z' || "0123456789.-".indexOf(bytes[to]) >= 0)) {
            to++;
        }
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).endsWith(DOMAIN);
    }
}
