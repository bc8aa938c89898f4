package org.nightjar.detect.sigma;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What a text looks like when it is written as UTF-16 or Base64, for the modifiers of these names. */
final class ValueEncoding {

    /** Characters that are lost at the start and the end of a Base64 text that begins one or two bytes later. */
    private static final int[] LOST_AT_START = {0, 2, 3};

    private static final int[] LOST_AT_END = {0, 3, 2};

    private ValueEncoding() {}

    /**
     * The ways in which the text may stand in an event.
     *
     * @param wide {@code utf16le}, {@code utf16be}, {@code utf16}, or "" for UTF-8
     * @param base64 whether it is Base64, on its own
     * @param offset whether it is Base64, somewhere inside a longer text: three ways, by the bytes before it
     */
    static List<String> of(String text, String wide, boolean base64, boolean offset) {
        byte[] bytes = bytes(text, wide);
        if (offset) {
            List<String> ways = new ArrayList<>();
            for (int shift = 0; shift < 3; shift++) {
                ways.add(shifted(bytes, shift));
            }
            return ways;
        }
        return List.of(
                base64
                        ? Base64.getEncoder().encodeToString(bytes)
                        : new String(bytes, wide.isEmpty() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
    }

    private static byte[] bytes(String text, String wide) {
        return switch (wide) {
            case "utf16le" -> text.getBytes(StandardCharsets.UTF_16LE);
            case "utf16be" -> text.getBytes(StandardCharsets.UTF_16BE);
            case "utf16" -> ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE);
            default -> text.getBytes(StandardCharsets.UTF_8);
        };
    }

    private static String shifted(byte[] bytes, int shift) {
        byte[] moved = new byte[bytes.length + shift];
        System.arraycopy(bytes, 0, moved, shift, bytes.length);
        String encoded = Base64.getEncoder().encodeToString(moved);
        int end = encoded.length() - LOST_AT_END[moved.length % 3];
        return encoded.substring(LOST_AT_START[shift], Math.max(LOST_AT_START[shift], end));
    }
}
