package org.nightjar.ui.parts;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** All words on the screen, from one bundle ({@code strings.properties}). Patterns are those of {@link String#format}. */
public final class Words {

    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("org.nightjar.ui.strings", Locale.ROOT);

    private Words() {}

    /**
     * The words of that key, with these values in their places.
     *
     * @throws MissingResourceException if there is no such key: a mistake in the program
     */
    public static String of(String key, Object... values) {
        String pattern = BUNDLE.getString(key);
        return values.length == 0 ? pattern : String.format(Locale.ROOT, pattern, values);
    }

    /** A number with its noun, such as "1 event" or "12,404 events"; keys {@code noun.one} and {@code noun.many}. */
    public static String count(String noun, long number) {
        return of("noun." + noun + (number == 1 ? ".one" : ".many"), Figures.count(number));
    }

    /** Whether there are words of that key. */
    public static boolean has(String key) {
        return BUNDLE.containsKey(key);
    }
}
