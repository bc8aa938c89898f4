package org.nightjar.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * A text of ASCII characters that is looked for in the bytes of many values at once, without regard to case: to tell those
 * that may have it from those that have not, before any is made a text. Immutable.
 */
public final class AsciiPart {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final byte[] FOLDED = new byte[256];

    static {
        for (int i = 0; i < FOLDED.length; i++) {
            FOLDED[i] = (byte) (i < 128 ? Character.toLowerCase(i) : i);
        }
    }

    private final byte[] part;

    /** By byte: how far on the part can end if it does not end on it, or 0 if it may end there. */
    private final int[] skips = new int[256];

    /** How far on it can end if it ended on its last byte and was not there. */
    private final int afterLast;

    private final boolean letterOfOthers;

    private AsciiPart(byte[] part) {
        this.part = part;
        Arrays.fill(skips, part.length);
        boolean others = false;
        int last = part.length - 1;
        int again = part.length;
        for (int i = 0; i <= last; i++) {
            others |= part[i] == 'i' || part[i] == 'k' || part[i] == 's';
            again = i < last && part[i] == part[last] ? last - i : again;
            for (int one = 0; one < FOLDED.length; one++) {
                skips[one] = FOLDED[one] == part[i] ? last - i : skips[one];
            }
        }
        letterOfOthers = others;
        afterLast = again;
    }

    /** Empty if the text is, or has other characters: those are not looked for in this way. */
    public static Optional<AsciiPart> of(String text) {
        byte[] part = new byte[text.length()];
        for (int i = 0; i < part.length; i++) {
            if (text.charAt(i) >= 128) {
                return Optional.empty();
            }
            part[i] = FOLDED[text.charAt(i)];
        }
        return part.length == 0 ? Optional.empty() : Optional.of(new AsciiPart(part));
    }

    /**
     * Whether it may stand there in a way that {@link #find} does not see: dotless and dotted i, long s and the sign of Kelvin
     * are i, s and k without regard to case, and no ASCII; nothing else is like that.
     */
    boolean mayBeOtherwise(byte[] text, int length) {
        if (!letterOfOthers) {
            return false;
        }
        int at = 0;
        for (; at + Long.BYTES <= length; at += Long.BYTES) {
            if (((long) EIGHT.get(text, at) & HIGH_BITS) != 0) {
                return true;
            }
        }
        for (; at < length; at++) {
            if (text[at] < 0) {
                return true;
            }
        }
        return false;
    }

    int length() {
        return part.length;
    }

    /** The first place from there on at which it stands, or -1. Horspool's search. */
    int find(byte[] text, int from, int end) {
        int last = part.length - 1;
        int at = from + last;
        while (at < end) {
            int skip = skips[text[at] & 255];
            if (skip == 0) {
                if (isBefore(text, at)) {
                    return at - last;
                }
                skip = afterLast;
            }
            at += skip;
        }
        return -1;
    }

    private boolean isBefore(byte[] text, int end) {
        int last = part.length - 1;
        int back = 1;
        while (back <= last && FOLDED[text[end - back] & 255] == part[last - back]) {
            back++;
        }
        return back > last;
    }
}
