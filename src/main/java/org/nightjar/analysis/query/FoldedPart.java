package org.nightjar.analysis.query;

import java.util.Arrays;

/**
 * A text that is looked for within others without regard to case, a character at a time as {@link String#equalsIgnoreCase}
 * compares them; nothing is copied, since a search looks at each of millions of values. Immutable.
 */
final class FoldedPart {

    private static final char[] ASCII = new char[128];

    static {
        for (char c = 0; c < ASCII.length; c++) {
            ASCII[c] = Character.toLowerCase(c);
        }
    }

    private final char[] part;

    /** By the lower half of a character: how far on the part can end, if it does not end on this character. */
    private final int[] skips = new int[256];

    FoldedPart(String text) {
        part = new char[text.length()];
        Arrays.fill(skips, Math.max(1, part.length));
        for (int i = 0; i < part.length; i++) {
            part[i] = folded(text.charAt(i));
            if (i < part.length - 1) {
                skips[part[i] & 0xff] = part.length - 1 - i;
            }
        }
    }

    private static char folded(char c) {
        return c < ASCII.length ? ASCII[c] : Character.toLowerCase(Character.toUpperCase(c));
    }

    /** Horspool's search: on average it looks at one character in as many as the part has. */
    boolean isIn(String value) {
        int last = part.length - 1;
        int at = last;
        while (at < value.length() && last >= 0) {
            char seen = folded(value.charAt(at));
            int back = 0;
            while (back <= last && folded(value.charAt(at - back)) == part[last - back]) {
                back++;
            }
            if (back > last) {
                return true;
            }
            at += skips[seen & 0xff];
        }
        return last < 0;
    }
}
