package org.nightjar.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values as UTF-8 one after the other in a mapped file, made into texts when somebody asks for one. The table by which
 * they are found is made at the first search. Thread-safe.
 */
final class PackedValues implements Values {

    /** Of so few values the texts are kept once they are made. */
    private static final int KEPT = 1 << 16;

    private final ByteBuffer bytes;
    private final ByteBuffer ends;
    private final int size;
    private final @Nullable String @Nullable [] made;

    /** Code + 1 of the value that hashes here, or 0. */
    private volatile int @Nullable [] slots;

    /**
     * Over two sections of a file, which were checked: the ends ascend and the last is the length of the bytes.
     *
     * @param ends one int a value, little-endian: where it ends among the bytes
     */
    PackedValues(ByteBuffer bytes, ByteBuffer ends, int size) {
        this.bytes = bytes;
        this.ends = ends;
        this.size = size;
        made = size <= KEPT ? new String[size] : null;
    }

    private int start(int code) {
        return code == 0 ? 0 : end(code - 1);
    }

    private int end(int code) {
        return ends.getInt(code * Integer.BYTES);
    }

    @Override
    public String value(int code) {
        java.util.Objects.checkIndex(code, size);
        if (made == null) {
            return text(code);
        }
        String known = made[code];
        if (known == null) {
            known = text(code);
            made[code] = known;
        }
        return known;
    }

    /** All of them are looked through at once, as most are no longer than what is skipped. */
    @Override
    public long mayHave(AsciiPart part, int fromCode, int toCode) {
        int start = start(fromCode);
        byte[] all = new byte[end(toCode - 1) - start];
        bytes.get(start, all);
        if (part.mayBeOtherwise(all, all.length)) {
            return -1L >>> Long.SIZE - (toCode - fromCode);
        }
        long found = 0;
        int code = fromCode;
        int at = part.find(all, 0, all.length);
        while (at >= 0) {
            while (end(code) - start <= at) {
                code++;
            }
            boolean within = at + part.length() <= end(code) - start;
            found |= within ? 1L << code - fromCode : 0;
            at = part.find(all, within ? end(code) - start : at + 1, all.length);
        }
        return found;
    }

    private String text(int code) {
        return new String(copy(code), StandardCharsets.UTF_8);
    }

    private byte[] copy(int code) {
        int start = start(code);
        byte[] value = new byte[end(code) - start];
        bytes.get(start, value);
        return value;
    }

    @Override
    public int find(String value) {
        byte[] wanted = value.getBytes(StandardCharsets.UTF_8);
        int[] table = slots();
        int mask = table.length - 1;
        for (int at = hash(wanted) & mask; table[at] != 0; at = (at + 1) & mask) {
            if (is(table[at] - 1, wanted)) {
                return table[at] - 1;
            }
        }
        return -1;
    }

    private boolean is(int code, byte[] wanted) {
        int start = start(code);
        return end(code) - start == wanted.length
                && bytes.slice(start, wanted.length).equals(ByteBuffer.wrap(wanted));
    }

    private int[] slots() {
        int[] known = slots;
        return known == null ? makeSlots() : known;
    }

    private synchronized int[] makeSlots() {
        int[] known = slots;
        if (known != null) {
            return known;
        }
        int[] table = new int[Integer.highestOneBit(Math.max(4, size + (size >> 1))) << 1];
        int mask = table.length - 1;
        for (int code = 0; code < size; code++) {
            int at = hash(copy(code)) & mask;
            while (table[at] != 0) {
                at = (at + 1) & mask;
            }
            table[at] = code + 1;
        }
        slots = table;
        return table;
    }

    private static int hash(byte[] value) {
        int mixed = Arrays.hashCode(value) * 0x9E3779B9;
        return mixed ^ mixed >>> 15;
    }

    @Override
    public int size() {
        return size;
    }

    /** Writes any values in this form: their bytes, then their ends. */
    static void write(Values values, SectionWriter out) throws java.io.IOException {
        int[] ends = new int[values.size()];
        out.begin(Byte.BYTES, -1);
        int end = 0;
        for (int code = 0; code < ends.length; code++) {
            byte[] value = values.value(code).getBytes(StandardCharsets.UTF_8);
            out.put(value, 0, value.length);
            end = Math.addExact(end, value.length);
            ends[code] = end;
        }
        out.end();
        out.begin(Integer.BYTES, ends.length);
        out.put(ends, ends.length);
        out.end();
    }
}
