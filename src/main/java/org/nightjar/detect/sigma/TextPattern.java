package org.nightjar.detect.sigma;

import java.util.ArrayList;
import java.util.List;

/**
 * A text with wildcards: {@code *} stands for any characters, {@code ?} for one; a backslash makes the next of
 * {@code * ? \} plain. The text is cut at its asterisks into pieces that must follow one another, so a match costs at
 * most text × pattern and never goes back. Case counts only if told so. Immutable.
 */
public final class TextPattern {

    /** Non-characters that stand for "any one character" and "any kind of dash" inside a piece. */
    private static final char ANY_ONE = '\uffff';

    private static final char ANY_DASH = '\ufffe';
    private static final String DASHES = "-/\u2013\u2014\u2015";

    private final List<String> pieces;
    private final boolean startsFree;
    private final boolean endsFree;
    private final boolean cased;

    private TextPattern(List<String> pieces, boolean startsFree, boolean endsFree, boolean cased) {
        this.pieces = List.copyOf(pieces);
        this.startsFree = startsFree;
        this.endsFree = endsFree;
        this.cased = cased;
    }

    /** Reads wildcards and escapes; case does not count. */
    public static TextPattern of(String text) {
        return read(text, false);
    }

    /** The same, and a dash or slash that begins a word stands for every kind of dash. */
    static TextPattern withDashes(String text) {
        return read(text, true);
    }

    /** Every character for itself. */
    static TextPattern literal(String text) {
        return new TextPattern(text.isEmpty() ? List.of() : List.of(text), false, false, false);
    }

    private static TextPattern read(String text, boolean dashes) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        boolean startsFree = false;
        boolean endsFree = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '*') {
                startsFree |= pieces.isEmpty() && piece.isEmpty();
                endsFree = true;
                if (!piece.isEmpty()) {
                    pieces.add(piece.toString());
                    piece.setLength(0);
                }
                continue;
            }
            endsFree = false;
            if (c == '\\' && at + 1 < text.length() && "*?\\".indexOf(text.charAt(at + 1)) >= 0) {
                piece.append(text.charAt(++at));
            } else {
                piece.append(c == '?' ? ANY_ONE : dashes && beginsWord(text, at) ? ANY_DASH : c);
            }
        }
        if (!piece.isEmpty()) {
            pieces.add(piece.toString());
        }
        return new TextPattern(pieces, startsFree, endsFree, false);
    }

    private static boolean beginsWord(String text, int at) {
        return DASHES.indexOf(text.charAt(at)) >= 0
                && (at == 0 || !isWord(text.charAt(at - 1)))
                && at + 1 < text.length()
                && isWord(text.charAt(at + 1));
    }

    private static boolean isWord(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    /** The same with anything before it, after it, or both. */
    public TextPattern freed(boolean before, boolean after) {
        return new TextPattern(pieces, startsFree || before, endsFree || after, cased);
    }

    /** The same where upper and lower case differ. */
    TextPattern cased() {
        return new TextPattern(pieces, startsFree, endsFree, true);
    }

    public boolean matches(String text) {
        if (pieces.isEmpty()) {
            return startsFree || endsFree || text.isEmpty();
        }
        int from = 0;
        int to = text.length();
        int next = 0;
        int last = pieces.size();
        if (!startsFree) {
            String first = pieces.get(0);
            if (!isAt(text, 0, first)) {
                return false;
            }
            from = first.length();
            next = 1;
            if (last == 1) {
                return endsFree || from == to;
            }
        }
        if (!endsFree) {
            String end = pieces.get(--last);
            to -= end.length();
            if (to < from || !isAt(text, to, end)) {
                return false;
            }
        }
        for (; next < last; next++) {
            int found = find(text, from, to, pieces.get(next));
            if (found < 0) {
                return false;
            }
            from = found + pieces.get(next).length();
        }
        return true;
    }

    private int find(String text, int from, int to, String piece) {
        for (int at = from; at <= to - piece.length(); at++) {
            if (same(text.charAt(at), piece.charAt(0)) && isAt(text, at, piece)) {
                return at;
            }
        }
        return -1;
    }

    private boolean isAt(String text, int at, String piece) {
        if (at + piece.length() > text.length()) {
            return false;
        }
        for (int i = 0; i < piece.length(); i++) {
            if (!same(text.charAt(at + i), piece.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean same(char c, char wanted) {
        if (c == wanted || wanted == ANY_ONE) {
            return true;
        }
        if (wanted == ANY_DASH) {
            return DASHES.indexOf(c) >= 0;
        }
        return !cased && Character.toLowerCase(Character.toUpperCase(c)) == lower(wanted);
    }

    private static char lower(char c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }

    /** For people, with asterisks. */
    @Override
    public String toString() {
        String inside = String.join("*", pieces).replace(ANY_ONE, '?').replace(ANY_DASH, '-');
        if (pieces.isEmpty()) {
            return startsFree || endsFree ? "*" : "";
        }
        return (startsFree ? "*" : "") + inside + (endsFree ? "*" : "");
    }
}
