package org.nightjar.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text in the form in which texts are compared: UTF-8 without difference of case, each control character a blank, and
 * in JSON every escape replaced by what it stands for. Case is set aside a code point at a time, as
 * {@link String#equalsIgnoreCase} does. Bytes that are no UTF-8 stay as they are, so anything at all can be folded.
 *
 * <p>Linear; one buffer is used again and again. Confined to one thread.
 */
public final class FoldedText {

    private static final byte[] ASCII = new byte[128];

    static {
        for (int c = 0; c < ASCII.length; c++) {
            ASCII[c] = (byte) (c < ' ' ? ' ' : Character.toLowerCase(c));
        }
    }

    private byte[] bytes = new byte[4096];
    private int length;
    private int @Nullable [] origins;

    /** A text that somebody typed. */
    static byte[] of(String text) {
        FoldedText folded = new FoldedText();
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        folded.fold(encoded, 0, encoded.length, false);
        return Arrays.copyOf(folded.bytes, folded.length);
    }

    /** From now on it is remembered which byte of the source each folded byte came from. */
    public FoldedText withOrigins() {
        origins = new int[bytes.length];
        return this;
    }

    /** Folds a record: one that begins with a bracket is JSON. */
    public void foldRecord(byte[] source, int offset, int count) {
        int at = offset;
        while (at < offset + count && source[at] >= 0 && source[at] <= ' ') {
            at++;
        }
        fold(source, offset, count, at < offset + count && (source[at] == '{' || source[at] == '['));
    }

    /** Folds what stands there, in place of what was folded before. */
    public void fold(byte[] source, int offset, int count, boolean json) {
        int most = count + count / 2 + 8;
        if (bytes.length < most) {
            bytes = new byte[most];
        }
        if (origins != null && origins.length < bytes.length) {
            origins = new int[bytes.length];
        }
        length = 0;
        int end = offset + count;
        int at = offset;
        while (at < end) {
            byte next = source[at];
            if (next >= 0 && (next != '\\' || !json)) {
                put(ASCII[next], at++);
            } else if (next >= 0) {
                at += escape(source, at, end);
            } else {
                at += sequence(source, at, end);
            }
        }
    }

    private void put(byte folded, int origin) {
        if (origins != null) {
            origins[length] = origin;
        }
        bytes[length++] = folded;
    }

    /** Takes an escape of JSON, or a lone backslash, and gives how many bytes it has. */
    private int escape(byte[] source, int at, int end) {
        int kind = at + 1 < end ? source[at + 1] : 0;
        switch (kind) {
            case '"', '\\', '/' -> put((byte) kind, at);
            case 'b', 'f', 'n', 'r', 't' -> put((byte) ' ', at);
            case 'u' -> {
                return unicode(source, at, end);
            }
            default -> {
                put((byte) '\\', at);
                return 1;
            }
        }
        return 2;
    }

    private int unicode(byte[] source, int at, int end) {
        int unit = unit(source, at, end);
        if (unit < 0) {
            put((byte) '\\', at);
            return 1;
        }
        int low = Character.isHighSurrogate((char) unit) ? unit(source, at + 6, end) : -1;
        if (low >= 0 && Character.isLowSurrogate((char) low)) {
            put(Character.toCodePoint((char) unit, (char) low), at);
            return 12;
        }
        put(Character.isSurrogate((char) unit) ? '?' : unit, at);
        return 6;
    }

    /** The number of an escape that begins there, or -1. */
    private static int unit(byte[] source, int at, int end) {
        if (at + 6 > end || source[at] != '\\' || source[at + 1] != 'u') {
            return -1;
        }
        int unit = 0;
        for (int i = at + 2; i < at + 6; i++) {
            int digit = Character.digit(source[i], 16);
            if (digit < 0) {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }

    /** Takes a sequence of UTF-8, or a byte that begins none, and gives how many bytes it has. */
    private int sequence(byte[] source, int at, int end) {
        int first = source[at] & 0xff;
        int more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
        int codePoint = first & (0x3f >> more);
        boolean valid = first >= 0xc2 && first < 0xf5 && at + more < end;
        for (int i = 1; valid && i <= more; i++) {
            valid = (source[at + i] & 0xc0) == 0x80;
            codePoint = codePoint << 6 | source[at + i] & 0x3f;
        }
        int least = more == 3 ? 0x10000 : more == 2 ? 0x800 : 0x80;
        if (!valid || codePoint < least || codePoint > 0x10ffff || (codePoint >= 0xd800 && codePoint < 0xe000)) {
            put(source[at], at);
            return 1;
        }
        put(codePoint, at);
        return more + 1;
    }

    private void put(int codePoint, int origin) {
        int folded = codePoint < ' ' ? ' ' : Character.toLowerCase(Character.toUpperCase(codePoint));
        if (folded < 0x80) {
            put((byte) folded, origin);
        } else if (folded < 0x800) {
            put((byte) (0xc0 | folded >> 6), origin);
            put((byte) (0x80 | folded & 0x3f), origin);
        } else {
            if (folded < 0x10000) {
                put((byte) (0xe0 | folded >> 12), origin);
            } else {
                put((byte) (0xf0 | folded >> 18), origin);
                put((byte) (0x80 | folded >> 12 & 0x3f), origin);
            }
            put((byte) (0x80 | folded >> 6 & 0x3f), origin);
            put((byte) (0x80 | folded & 0x3f), origin);
        }
    }

    /** The folded bytes; only the first {@link #length()} mean anything. Do not change the array. */
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    /** Where in the source the folded byte came from; only after {@link #withOrigins()}. */
    public int origin(int at) {
        if (origins == null) {
            throw new IllegalStateException("origins were not kept");
        }
        return origins[at];
    }
}
