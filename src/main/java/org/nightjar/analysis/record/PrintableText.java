package org.nightjar.analysis.record;

import java.util.Locale;

/**
 * Makes text from evidence safe to show in one line. What could move a cursor, turn text around, hide it or break it
 * (control and format characters, halves of surrogate pairs, line breaks) is shown as its code, such as
 * {@code <U+202E>}; the rest stays as it is.
 */
public final class PrintableText {

    private PrintableText() {}

    public static String of(String text) {
        int at = firstUnsafe(text);
        if (at == text.length()) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16).append(text, 0, at);
        while (at < text.length()) {
            int code = text.codePointAt(at);
            if (isUnsafe(code)) {
                shown.append(String.format(Locale.ROOT, "<U+%04X>", code));
            } else {
                shown.appendCodePoint(code);
            }
            at += Character.charCount(code);
        }
        return shown.toString();
    }

    private static int firstUnsafe(String text) {
        int at = 0;
        while (at < text.length()) {
            int code = text.codePointAt(at);
            if (isUnsafe(code)) {
                return at;
            }
            at += Character.charCount(code);
        }
        return at;
    }

    private static boolean isUnsafe(int code) {
        return switch (Character.getType(code)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
