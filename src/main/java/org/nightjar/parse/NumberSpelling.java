package org.nightjar.parse;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One spelling for each number, so that {@code 1.0}, {@code 1e0} and {@code 1} are the same: whole numbers of up to
 * {@value #MOST_DIGITS} digits are written out, others as their telling digits and a power of ten ({@code 15e-1}). What is
 * written in digits alone stays as it is, however long. Linear, whatever the exponent says.
 */
final class NumberSpelling {

    /** More than the largest number of 64 bits with a floating point has. */
    private static final int MOST_DIGITS = 400;

    private static final int MOST_EXPONENT_DIGITS = 17;

    private NumberSpelling() {}

    static boolean mayStart(byte b) {
        return b >= '0' && b <= '9' || b == '-';
    }

    /** Behind the number that starts there. */
    static int end(byte[] bytes, int from, int limit) {
        int at = from;
        while (at < limit && (mayStart(bytes[at]) || isOdd(bytes[at]) || bytes[at] == '+')) {
            at++;
        }
        return at;
    }

    private static boolean isOdd(byte b) {
        return b == '.' || b == 'e' || b == 'E';
    }

    /** The usual spelling of a number, or null if it has it, or is none. */
    static byte @Nullable [] usual(byte[] bytes, int from, int to) {
        int at = bytes[from] == '-' ? from + 1 : from;
        StringBuilder digits = new StringBuilder();
        at = digits(bytes, at, to, digits);
        if (at == to) {
            boolean minusZero = bytes[from] == '-' && digits.toString().equals("0");
            return minusZero ? new byte[] {'0'} : null;
        }
        long power = 0;
        if (bytes[at] == '.') {
            int point = at + 1;
            at = digits(bytes, point, to, digits);
            power = point - at;
        }
        if (at < to) {
            Long exponent = exponent(bytes, at + 1, to);
            if (exponent == null || bytes[at] != 'e' && bytes[at] != 'E') {
                return null;
            }
            power += exponent;
        }
        return write(bytes[from] == '-', digits, power);
    }

    private static int digits(byte[] bytes, int from, int to, StringBuilder digits) {
        int at = from;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            digits.append((char) bytes[at++]);
        }
        return at;
    }

    /** Null if it is none, or so long that the number means nothing to anybody. */
    private static @Nullable Long exponent(byte[] bytes, int from, int to) {
        boolean sign = from < to && (bytes[from] == '-' || bytes[from] == '+');
        StringBuilder digits = new StringBuilder();
        int end = digits(bytes, sign ? from + 1 : from, to, digits);
        if (end < to || digits.isEmpty() || digits.length() > MOST_EXPONENT_DIGITS) {
            return null;
        }
        long size = Long.parseLong(digits.toString());
        return bytes[from] == '-' ? -size : size;
    }

    private static byte[] write(boolean negative, StringBuilder digits, long power) {
        int from = 0;
        int to = digits.length();
        while (to > 0 && digits.charAt(to - 1) == '0') {
            to--;
        }
        while (from < to && digits.charAt(from) == '0') {
            from++;
        }
        if (from == to) {
            return new byte[] {'0'};
        }
        long zeros = power + digits.length() - to;
        String sign = negative ? "-" : "";
        String telling = digits.substring(from, to);
        boolean whole = zeros >= 0 && zeros + telling.length() <= MOST_DIGITS;
        String text = whole ? telling + "0".repeat((int) zeros) : telling + "e" + zeros;
        return (sign + text).getBytes(StandardCharsets.ISO_8859_1);
    }
}
