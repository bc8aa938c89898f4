package org.nightjar.parse;

import java.nio.charset.StandardCharsets;

/** The first bytes of something unreadable, made printable. */
final class Excerpt {

    private static final int MAX = 200;

    private Excerpt() {}

    static String of(byte[] bytes, int offset, int length) {
        String text = new String(bytes, offset, Math.max(0, Math.min(length, MAX)), StandardCharsets.UTF_8);
        StringBuilder shown = new StringBuilder(MAX);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean printable = c >= ' ' && c != 0x7f && Character.isDefined(c) && !Character.isISOControl(c);
            shown.append(printable ? c : ' ');
        }
        return shown.toString().strip();
    }
}
