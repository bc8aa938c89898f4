package org.nightjar.store;

import java.util.BitSet;

/**
 * Some numbers, in the forms in which {@link Codes} ask whether they have them: a bit each; one alone; and for numbers of one
 * byte a table, or, if there are few, the eightfold repetition of each. Numbers that do not occur in the column are left out
 * where that is known for nothing. Immutable.
 */
final class CodeBits {

    /** So many numbers of one byte are sooner compared eight rows at a time than looked up row by row. */
    private static final int FEW = 5;

    private static final int BYTES = 1 << Byte.SIZE;
    private static final long EACH_BYTE = 0x0101_0101_0101_0101L;
    private static final long LOW_BITS = 0x7f7f_7f7f_7f7f_7f7fL;
    private static final long GATHER = 0x0102_0408_1020_4080L;
    private static final int HIGH_BIT = 7;

    private final long[] bits;
    private final int count;
    private final int only;
    private final byte[] table;
    private final long[] few;

    /** Whether few are those that are not among them. */
    private final boolean isOthers;

    private CodeBits(BitSet codes, byte[] table, long[] few, boolean isOthers, int size) {
        bits = java.util.Arrays.copyOf(codes.toLongArray(), size / Long.SIZE + 1);
        count = codes.cardinality();
        only = count == 1 ? codes.nextSetBit(0) : -1;
        this.table = table;
        this.few = few;
        this.isOthers = isOthers;
    }

    /** @param size above the largest number of the column */
    static CodeBits of(Codes column, BitSet codes, int size) {
        if (column.width() != Byte.BYTES) {
            return new CodeBits(codes, new byte[0], new long[0], false, size);
        }
        byte[] table = new byte[BYTES];
        codes.stream().filter(code -> code < BYTES).forEach(code -> table[code] = 1);
        int[] occurs = column.counts(size);
        BitSet yes = new BitSet();
        BitSet no = new BitSet();
        for (int code = 0; code < Math.min(BYTES, occurs.length); code++) {
            if (occurs[code] > 0) {
                (codes.get(code) ? yes : no).set(code);
            }
        }
        boolean others = no.cardinality() < yes.cardinality();
        BitSet fewer = others ? no : yes;
        long[] few = fewer.cardinality() > FEW
                ? new long[0]
                : fewer.stream().mapToLong(code -> code * EACH_BYTE).toArray();
        return new CodeBits(codes, table, few, others, size);
    }

    boolean isNone() {
        return count == 0;
    }

    /** The number if it is only one, or -1. */
    int only() {
        return only;
    }

    boolean has(int code) {
        return (bits[code >>> 6] >>> code & 1) != 0;
    }

    long[] bits() {
        return bits;
    }

    /** 1 for each byte that is among them; 256 long. Of columns of one byte only. */
    byte[] table() {
        return table;
    }

    /** Whether {@link #eight} may be asked. */
    boolean isFew() {
        return few.length > 0;
    }

    /** A bit for each byte of a long, the lowest first. */
    long eight(long bytes) {
        long found = 0;
        for (long one : few) {
            long differs = bytes ^ one;
            found |= ~((differs & LOW_BITS) + LOW_BITS | differs | LOW_BITS);
        }
        long gathered = (found >>> HIGH_BIT) * GATHER >>> Long.SIZE - Byte.SIZE;
        return isOthers ? gathered ^ 0xff : gathered;
    }
}
