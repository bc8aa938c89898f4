package org.nightjar.parse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds the end of a JSON value that is plain: whole, valid to the letter, in ASCII, not deeply nested. Stricter than
 * {@link JsonScanner}, and some ten times faster; whatever it refuses is read the long way. Confined to one thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
final class PlainScan {

    /** Answer for what is not plain, or not whole. */
    static final int NO = -1;

    private static final int MAX_DEPTH = 48;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private byte[] bytes = {};
    private int limit;
    private boolean compact = true;
    private boolean oddNumber;

    /** Takes another record to scan. */
    void start(byte[] buffer, int end) {
        bytes = buffer;
        limit = end;
        compact = true;
        oddNumber = false;
    }

    /**
     * Whether what was scanned since the start holds no white space outside strings and none of the escapes that
     * {@link ContentHash} reads.
     */
    boolean isCompact() {
        return compact;
    }

    /** Whether what was scanned since the start holds a number that may be spelled in another way. */
    boolean hasOddNumber() {
        return oddNumber;
    }

    /** Notes what is known of something that was not scanned. */
    void note(boolean isCompact, boolean isOddNumber) {
        compact &= isCompact;
        oddNumber |= isOddNumber;
    }

    /** The place behind the value that starts there. */
    int value(int from) {
        int at = from;
        int depth = 0;
        long objects = 0;
        while (at < limit) {
            byte first = bytes[at];
            if (first == '{' || first == '[') {
                boolean object = first == '{';
                at = space(at + 1);
                if (at < limit && bytes[at] == (object ? '}' : ']')) {
                    at++;
                } else if (depth == MAX_DEPTH) {
                    return NO;
                } else {
                    objects = object ? objects | 1L << depth : objects & ~(1L << depth);
                    depth++;
                    at = object ? key(at) : at;
                    if (at < 0) {
                        return NO;
                    }
                    continue;
                }
            } else {
                at = scalar(first, at);
                if (at < 0) {
                    return NO;
                }
            }
            while (depth > 0) {
                boolean object = (objects & 1L << depth - 1) != 0;
                at = space(at);
                if (at < limit && bytes[at] == ',') {
                    at = space(at + 1);
                    at = object ? key(at) : at;
                    break;
                }
                if (at >= limit || bytes[at] != (object ? '}' : ']')) {
                    return NO;
                }
                at++;
                depth--;
            }
            if (depth == 0 || at < 0) {
                return at;
            }
        }
        return NO;
    }

    /** The place of the value behind the key that starts there, if one does. */
    private int key(int at) {
        return at < limit && bytes[at] == '"' ? colon(string(at + 1)) : NO;
    }

    private int scalar(byte first, int at) {
        return switch (first) {
            case '"' -> string(at + 1);
            case 't' -> word(at, "true");
            case 'f' -> word(at, "false");
            case 'n' -> word(at, "null");
            default -> number(at);
        };
    }

    /** The place of the value behind a key that ends at {@code from}. */
    int colon(int from) {
        int at = from < 0 ? limit : space(from);
        return at < limit && bytes[at] == ':' ? space(at + 1) : NO;
    }

    int space(int from) {
        int at = from;
        while (at < limit && bytes[at] <= ' ' && isSpace(bytes[at])) {
            at++;
            compact = false;
        }
        return at;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    /** The place behind a string whose first character stands at {@code from}. */
    int string(int from) {
        int at = text(from);
        while (at < limit && bytes[at] == '\\') {
            int next = escape(at);
            at = next < 0 ? limit : text(next);
        }
        return at < limit && bytes[at] == '"' ? at + 1 : NO;
    }

    /** The place of the first byte that is a quote, a backslash, a control character or not ASCII; or the limit. */
    int text(int from) {
        int at = from;
        while (at + Long.BYTES <= limit) {
            long word = (long) LONGS.get(bytes, at);
            long quotes = word ^ ONES * '"';
            long slashes = word ^ ONES * '\\';
            long found = ((quotes - ONES & ~quotes) | (slashes - ONES & ~slashes) | (word - ONES * ' ' & ~word) | word)
                    & HIGHS;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
            at += Long.BYTES;
        }
        while (at < limit && bytes[at] >= ' ' && bytes[at] != '"' && bytes[at] != '\\') {
            at++;
        }
        return at;
    }

    private int escape(int at) {
        if (at + 1 >= limit) {
            return NO;
        }
        switch (bytes[at + 1]) {
            case '"', '\\', 'b', 'f', 'n', 'r', 't' -> {
                return at + 2;
            }
            case '/' -> {
                compact = false;
                return at + 2;
            }
            case 'u' -> {
                compact = false;
                for (int i = at + 2; i < at + 6; i++) {
                    if (i >= limit || Character.digit(bytes[i], 16) < 0) {
                        return NO;
                    }
                }
                return at + 6;
            }
            default -> {
                return NO;
            }
        }
    }

    private int word(int at, String word) {
        int end = at + word.length();
        if (end >= limit) {
            return NO;
        }
        for (int i = 1; i < word.length(); i++) {
            if (bytes[at + i] != word.charAt(i)) {
                return NO;
            }
        }
        return end;
    }

    private int number(int from) {
        int at = bytes[from] == '-' ? from + 1 : from;
        boolean zero = at < limit && bytes[at] == '0';
        int digits = digits(at);
        if (digits == at || zero && digits > at + 1) {
            return NO;
        }
        oddNumber |= zero && at > from;
        at = digits;
        if (at < limit && bytes[at] == '.') {
            oddNumber = true;
            digits = digits(at + 1);
            if (digits == at + 1) {
                return NO;
            }
            at = digits;
        }
        if (at < limit && (bytes[at] == 'e' || bytes[at] == 'E')) {
            oddNumber = true;
            at = at + 1 < limit && (bytes[at + 1] == '+' || bytes[at + 1] == '-') ? at + 2 : at + 1;
            digits = digits(at);
            if (digits == at) {
                return NO;
            }
            at = digits;
        }
        return at;
    }

    private int digits(int from) {
        int at = from;
        while (at < limit && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }
}
