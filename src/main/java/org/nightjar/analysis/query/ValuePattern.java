package org.nightjar.analysis.query;

import java.util.Locale;
import java.util.Optional;
import org.apache.lucene.queryparser.flexible.core.util.UnescapedCharSequence;
import org.nightjar.store.AsciiPart;
import org.nightjar.store.TextPattern;

/**
 * A value as the analyst wrote it: compared without regard to case, with {@code *} and {@code ?} standing for
 * anything unless quoted or escaped.
 */
final class ValuePattern {

    private final String written;
    private final String text;
    private final boolean[] literal;
    private final boolean wild;
    private final FoldedPart part;

    ValuePattern(CharSequence written, boolean quoted) {
        this.written = written.toString();
        text = sameLength(this.written);
        literal = new boolean[text.length()];
        boolean anyWild = false;
        for (int i = 0; i < text.length(); i++) {
            literal[i] = quoted || (written instanceof UnescapedCharSequence escaped && escaped.wasEscaped(i));
            anyWild |= isWild(i);
        }
        wild = anyWild;
        part = new FoldedPart(this.written);
    }

    /** Lower case, but for the few texts that would grow by it. */
    private static String sameLength(String written) {
        String lower = written.toLowerCase(Locale.ROOT);
        return lower.length() == written.length() ? lower : written;
    }

    private boolean isWild(int at) {
        return !literal[at] && (text.charAt(at) == '*' || text.charAt(at) == '?');
    }

    /** The text in lower case. */
    String text() {
        return text;
    }

    /** Whether the pattern is a lone star: anything that is there at all. */
    boolean isAnything() {
        return text.equals("*") && wild;
    }

    /** Whether anything in it stands for other characters. */
    boolean isWild() {
        return wild;
    }

    /** Whether there is anything to look for. */
    boolean says() {
        return !inText().isEmpty();
    }

    /** The same as it is looked for in records. */
    TextPattern inText() {
        boolean[] wildAt = new boolean[text.length()];
        for (int i = 0; i < wildAt.length; i++) {
            wildAt[i] = isWild(i);
        }
        return new TextPattern(written, wildAt);
    }

    boolean matches(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return wild ? matchesWild(lower) : lower.equals(text);
    }

    /** What stands in every value that {@link #isIn} accepts, if that is so simple. */
    Optional<AsciiPart> plain() {
        return wild ? Optional.empty() : AsciiPart.of(written);
    }

    /** Whether it stands anywhere in the value. */
    boolean isIn(String value) {
        return wild ? matchesWild(value.toLowerCase(Locale.ROOT)) : part.isIn(value);
    }

    /** Greedy matching with one place to fall back to: linear but for the stars. */
    private boolean matchesWild(String value) {
        int at = 0;
        int in = 0;
        int star = -1;
        int resume = 0;
        while (in < value.length()) {
            if (at < text.length() && isWild(at) && text.charAt(at) == '*') {
                star = at++;
                resume = in;
            } else if (at < text.length()
                    && ((isWild(at) && text.charAt(at) == '?') || text.charAt(at) == value.charAt(in))) {
                at++;
                in++;
            } else if (star >= 0) {
                at = star + 1;
                in = ++resume;
            } else {
                return false;
            }
        }
        while (at < text.length() && isWild(at) && text.charAt(at) == '*') {
            at++;
        }
        return at == text.length();
    }
}
