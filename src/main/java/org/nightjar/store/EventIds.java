package org.nightjar.store;

import java.util.Arrays;
import java.util.UUID;

/** Event ids in 16 bytes where they are plain lower-case UUIDs, as CloudTrail's are; as text otherwise. */
public final class EventIds {

    private static final byte NO_DIGIT = -1;

    /** The value of each lower-case hex digit. */
    private static final byte[] DIGITS = new byte['f' + 1];

    static {
        Arrays.fill(DIGITS, NO_DIGIT);
        for (int digit = 0; digit < 16; digit++) {
            DIGITS[Character.forDigit(digit, 16)] = (byte) digit;
        }
    }

    private EventIds() {}

    /**
     * An id in parts.
     *
     * @param high upper half of a UUID, or the text's 64-bit hash
     * @param low lower half of a UUID, or 0
     * @param text "" for a UUID, else the id itself
     */
    public record Packed(long high, long low, String text) {}

    public static Packed pack(String id) {
        long wrong = id.length() == 36 ? dashes(id) : NO_DIGIT;
        if (wrong == 0) {
            long a = hex(id, 0, 8);
            long b = hex(id, 9, 13);
            long c = hex(id, 14, 18);
            long d = hex(id, 19, 23);
            long e = hex(id, 24, 36);
            if ((a | b | c | d | e) >= 0) {
                return new Packed(a << 32 | b << 16 | c, d << 48 | e, "");
            }
        }
        return new Packed(hash(id), 0, id);
    }

    /** 0 if dashes stand where a UUID has them. */
    private static int dashes(String id) {
        return id.charAt(8) ^ '-' | id.charAt(13) ^ '-' | id.charAt(18) ^ '-' | id.charAt(23) ^ '-';
    }

    /** The number that lower-case hex digits write, at most twelve of them; negative if one is none. */
    private static long hex(String id, int from, int to) {
        long value = 0;
        long wrong = 0;
        for (int i = from; i < to; i++) {
            char c = id.charAt(i);
            int digit = c < DIGITS.length ? DIGITS[c] : NO_DIGIT;
            value = value << 4 | digit & 15;
            wrong |= digit;
        }
        return wrong < 0 ? NO_DIGIT : value;
    }

    public static String unpack(long high, long low, String text) {
        return text.isEmpty() ? new UUID(high, low).toString() : text;
    }

    /** FNV-1a over the characters. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
