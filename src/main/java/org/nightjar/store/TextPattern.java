package org.nightjar.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is looked for in records: a text, anywhere and as a part of anything; or one with {@code *} and {@code ?}, which
 * begins and ends where words do. A star stands for any run of characters, a question mark for one, neither for a blank
 * or a quotation mark, so that a pattern stays within one value. Words are runs of ASCII letters and digits and of
 * whatever is not ASCII. Case does not matter ({@link FoldedText}). Immutable; equal if it looks for the same.
 */
public final class TextPattern {

    /** Stands in a piece for any one character. */
    private static final int ONE = -1;

    private final String key;
    private final List<int[]> pieces = new ArrayList<>();
    private final boolean wild;
    private final byte[] plain;
    private final int[] skips = new int[256];

    /**
     * A pattern.
     *
     * @param text as it was written
     * @param isWild for each character whether it is a star or question mark that stands for something else
     */
    public TextPattern(String text, boolean[] isWild) {
        StringBuilder literal = new StringBuilder();
        StringBuilder keys = new StringBuilder();
        List<Integer> piece = new ArrayList<>();
        boolean anyWild = false;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && !isWild[i]) {
                literal.append(text.charAt(i));
                continue;
            }
            for (byte folded : FoldedText.of(literal.toString())) {
                piece.add(folded & 0xff);
                keys.append((char) (folded & 0xff));
            }
            literal.setLength(0);
            if (i == text.length() || text.charAt(i) == '*') {
                pieces.add(piece.stream().mapToInt(Integer::intValue).toArray());
                piece.clear();
            } else {
                piece.add(ONE);
            }
            if (i < text.length()) {
                anyWild = true;
                keys.append(text.charAt(i) == '*' ? '\u2a00' : '\u2a01');
            }
        }
        key = keys.toString();
        wild = anyWild;
        plain = wild ? new byte[0] : bytes(pieces.get(0));
        Arrays.fill(skips, Math.max(1, plain.length));
        for (int i = 0; i + 1 < plain.length; i++) {
            skips[plain[i] & 0xff] = plain.length - 1 - i;
        }
    }

    /** Looks for exactly this text. */
    public static TextPattern of(String text) {
        return new TextPattern(text, new boolean[text.length()]);
    }

    private static byte[] bytes(int[] piece) {
        byte[] bytes = new byte[piece.length];
        for (int i = 0; i < piece.length; i++) {
            bytes[i] = (byte) piece[i];
        }
        return bytes;
    }

    /** Whether it says nothing at all, and so is in everything. */
    public boolean isEmpty() {
        return pieces.stream().flatMapToInt(Arrays::stream).allMatch(one -> one == ONE);
    }

    /** The runs of folded bytes that stand in every text in which the pattern is. */
    public List<byte[]> required() {
        List<byte[]> runs = new ArrayList<>();
        for (int[] piece : pieces) {
            int from = 0;
            for (int i = 0; i <= piece.length; i++) {
                if (i == piece.length || piece[i] == ONE) {
                    if (i > from) {
                        runs.add(bytes(Arrays.copyOfRange(piece, from, i)));
                    }
                    from = i + 1;
                }
            }
        }
        return runs;
    }

    public boolean isIn(FoldedText text) {
        return find(text, 0) >= 0;
    }

    /** The first place from there on: where it begins in the upper half of the number, where it ends in the lower; or -1. */
    public long find(FoldedText text, int from) {
        return wild ? findWild(text.bytes(), from, text.length()) : findPlain(text.bytes(), from, text.length());
    }

    /** Horspool's search: on average it looks at one byte in as many as the pattern has. */
    private long findPlain(byte[] text, int from, int end) {
        int last = plain.length - 1;
        if (last < 0) {
            return place(from, from);
        }
        byte final1 = plain[last];
        int at = from + last;
        while (at < end) {
            byte seen = text[at];
            if (seen == final1) {
                int back = 1;
                while (back <= last && text[at - back] == plain[last - back]) {
                    back++;
                }
                if (back > last) {
                    return place(at - last, at + 1);
                }
            }
            at += skips[seen & 0xff];
        }
        return -1;
    }

    private static long place(int from, int to) {
        return (long) from << 32 | to;
    }

    private long findWild(byte[] text, int from, int end) {
        int at = from;
        while (at < end) {
            while (at < end && isBorder(text[at])) {
                at++;
            }
            int runEnd = at;
            while (runEnd < end && !isBorder(text[runEnd])) {
                runEnd++;
            }
            long found = at < runEnd ? inRun(text, at, runEnd) : -1;
            if (found >= 0) {
                return found;
            }
            at = runEnd;
        }
        return -1;
    }

    private static boolean isBorder(byte one) {
        return one == ' ' || one == '"';
    }

    private static boolean isWord(byte one) {
        return one < 0 || (one >= 'a' && one <= 'z') || (one >= '0' && one <= '9');
    }

    /** Each piece at its first place behind the one before: if the pattern fits at all, it fits so. */
    private long inRun(byte[] text, int from, int end) {
        int at = from;
        int start = -1;
        for (int i = 0; i < pieces.size(); i++) {
            int[] piece = pieces.get(i);
            if (piece.length == 0) {
                at = i + 1 == pieces.size() ? end : at;
                start = start < 0 ? at : start;
                continue;
            }
            int pieceEnd = -1;
            for (; at < end && pieceEnd < 0; at++) {
                if (i > 0 || at == from || !isWord(text[at]) || !isWord(text[at - 1])) {
                    pieceEnd = match(piece, text, at, end, i + 1 == pieces.size());
                }
            }
            if (pieceEnd < 0) {
                return -1;
            }
            start = start < 0 ? at - 1 : start;
            at = pieceEnd;
        }
        return place(start, at);
    }

    /** Where the piece ends that begins there, or -1. */
    private static int match(int[] piece, byte[] text, int from, int end, boolean atWordEnd) {
        if (piece[0] == ONE && (text[from] & 0xc0) == 0x80) {
            return -1;
        }
        int at = from;
        for (int wanted : piece) {
            if (at >= end || (wanted != ONE && (text[at] & 0xff) != wanted)) {
                return -1;
            }
            at++;
            while (wanted == ONE && at < end && (text[at] & 0xc0) == 0x80) {
                at++;
            }
        }
        return atWordEnd && at < end && isWord(text[at]) && isWord(text[at - 1]) ? -1 : at;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextPattern pattern && pattern.key.equals(key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return key;
    }
}
