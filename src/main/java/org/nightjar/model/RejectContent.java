package org.nightjar.model;

import java.nio.charset.StandardCharsets;

/**
 * The bytes of a {@link Reject}, as far as they were kept.
 *
 * @param bytes its first bytes, all of them unless it was longer than what is kept; not to be changed
 * @param wholeBytes how long it was; 0 if it has no bytes of its own, such as an archive that could not be opened
 */
public record RejectContent(byte[] bytes, long wholeBytes) {

    public static final RejectContent NONE = new RejectContent(new byte[0], 0);

    private static final int EXCERPT = 200;

    /** The first bytes of something unreadable, made printable; at most 200 characters. */
    public static String excerpt(byte[] bytes, int offset, int length) {
        int shownBytes = Math.max(0, Math.min(length, EXCERPT));
        if (isPrintableAscii(bytes, offset, shownBytes)) {
            return new String(bytes, offset, shownBytes, StandardCharsets.ISO_8859_1).strip();
        }
        String text = new String(bytes, offset, shownBytes, StandardCharsets.UTF_8);
        StringBuilder shown = new StringBuilder(EXCERPT);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean printable = c >= ' ' && c != 0x7f && Character.isDefined(c) && !Character.isISOControl(c);
            shown.append(printable ? c : ' ');
        }
        return shown.toString().strip();
    }

    private static boolean isPrintableAscii(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] < ' ' || bytes[i] == 0x7f) {
                return false;
            }
        }
        return true;
    }

    public boolean isWhole() {
        return bytes.length == wholeBytes;
    }
}
