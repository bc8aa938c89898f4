package org.nightjar.store;

import java.util.UUID;
import java.util.regex.Pattern;

/** Event ids in 16 bytes where they are plain lower-case UUIDs, as CloudTrail's are; as text otherwise. */
public final class EventIds {

    private static final Pattern PLAIN_UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

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
        if (id.length() == 36 && PLAIN_UUID.matcher(id).matches()) {
            UUID uuid = UUID.fromString(id);
            return new Packed(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits(), "");
        }
        return new Packed(hash(id), 0, id);
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
