package org.nightjar.store;

import java.util.UUID;

/** Event ids in 16 bytes where they are plain lower-case UUIDs, as CloudTrail's are; as text otherwise. */
public final class EventIds {

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
        if (isPlainUuid(id)) {
            long high = hex(id, 0, 8) << 32 | hex(id, 9, 13) << 16 | hex(id, 14, 18);
            long low = hex(id, 19, 23) << 48 | hex(id, 24, 36);
            return new Packed(high, low, "");
        }
        return new Packed(hash(id), 0, id);
    }

    /** 8-4-4-4-12 lower-case hex digits. */
    private static boolean isPlainUuid(String id) {
        if (id.length() != 36) {
            return false;
        }
        for (int i = 0; i < 36; i++) {
            char c = id.charAt(i);
            boolean isDash = i == 8 || i == 13 || i == 18 || i == 23;
            boolean isHex = c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
            if (isDash ? c != '-' : !isHex) {
                return false;
            }
        }
        return true;
    }

    private static long hex(String id, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            int c = id.charAt(i);
            value = value << 4 | (c <= '9' ? c - '0' : c - 'a' + 10);
        }
        return value;
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
