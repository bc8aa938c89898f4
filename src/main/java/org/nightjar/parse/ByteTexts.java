package org.nightjar.parse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Texts by their ASCII bytes, so that what a log repeats is the same object each time. Forgets when two texts want the
 * same place; holds at most {@value #PLACES} short texts. Confined to one thread.
 */
final class ByteTexts {

    private static final int PLACES = 1 << 13;
    private static final int LONGEST_KEPT = 512;

    /** The bytes of each text that is kept. */
    private final byte[] @Nullable [] keptBytes = new byte[PLACES][];

    private final @Nullable String[] kept = new String[PLACES];

    /** Where the last text of each field is kept, if it still is: records in a row say the same in many fields. */
    private final int[] lastPlaces = new int[PlainField.values().length];

    /**
     * The text of a field, or null if it holds a character that {@link Json#clean} would change or is longer than it
     * allows.
     */
    @Nullable
    String text(PlainField field, byte[] bytes, int from, int to) {
        int last = lastPlaces[field.ordinal()];
        if (isKept(last, bytes, from, to)) {
            return kept[last];
        }
        int place = place(bytes, from, to);
        lastPlaces[field.ordinal()] = place;
        return text(place, bytes, from, to);
    }

    /** The same of a text that stands elsewhere. */
    @Nullable
    String text(byte[] bytes, int from, int to) {
        return text(place(bytes, from, to), bytes, from, to);
    }

    private static int place(byte[] bytes, int from, int to) {
        return Slices.hash(bytes, from, to) & PLACES - 1;
    }

    private boolean isKept(int place, byte[] bytes, int from, int to) {
        byte[] known = keptBytes[place];
        return known != null && Slices.isSame(known, bytes, from, to);
    }

    private @Nullable String text(int place, byte[] bytes, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return "";
        }
        if (isKept(place, bytes, from, to)) {
            return kept[place];
        }
        if (length > Json.MAX_TEXT) {
            return null;
        }
        for (int i = from; i < to; i++) {
            if (bytes[i] < ' ' || bytes[i] == 0x7f) {
                return null;
            }
        }
        String text = new String(bytes, from, length, StandardCharsets.ISO_8859_1);
        if (length <= LONGEST_KEPT) {
            keptBytes[place] = Arrays.copyOfRange(bytes, from, to);
            kept[place] = text;
        }
        return text;
    }
}
