package org.nightjar.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.BitSet;

/**
 * Some numbers, in the forms in which {@link Codes} ask whether they have them: a bit each; one alone; and for numbers of one
 * byte a table, or, if there are few, the eightfold repetition of each. Numbers that do not occur in the column are left out
 * where that is known for nothing. Immutable.
 */
final class CodeBits {

    /** So many numbers of one byte are sooner compared eight rows at a time than looked up row by row. */
    private static final int FEW = 5;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int BYTES = 1 << Byte.SIZE;
    private static final long EACH_BYTE = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
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

    /** Whether {@link #of64} may be asked. */
    boolean isFew() {
        return few.length > 0;
    }

    /** A bit for each of 64 bytes, the first one lowest. */
    long of64(byte[] bytes, int from) {
        long others = transposed(few.length == 1 ? one(bytes, from, few[0]) : some(bytes, from, few));
        return isOthers ? others : ~others;
    }

    /** Which bytes differ: bit {@code i} of byte {@code j} speaks of byte {@code 8 * i + j}. */
    private static long one(byte[] bytes, int from, long wanted) {
        long differ = 0;
        for (int i = 0; i < Byte.SIZE; i++) {
            long eight = (long) EIGHT.get(bytes, from + Byte.SIZE * i);
            differ |= (notZero(eight ^ wanted) & HIGH_BITS) >>> HIGH_BIT - i;
        }
        return differ;
    }

    /** The same of two to {@value #FEW}; a number may stand for those that there are not. */
    private static long some(byte[] bytes, int from, long[] few) {
        long first = few[0];
        long second = few[1];
        long third = few[few.length > 2 ? 2 : 0];
        boolean areMore = few.length > 3;
        long fourth = few[areMore ? 3 : 0];
        long fifth = few[few.length > 4 ? 4 : 0];
        long differ = 0;
        for (int i = 0; i < Byte.SIZE; i++) {
            long eight = (long) EIGHT.get(bytes, from + Byte.SIZE * i);
            long fromAll = notZero(eight ^ first) & notZero(eight ^ second) & notZero(eight ^ third);
            if (areMore) {
                fromAll &= notZero(eight ^ fourth) & notZero(eight ^ fifth);
            }
            differ |= (fromAll & HIGH_BITS) >>> HIGH_BIT - i;
        }
        return differ;
    }

    /** Has the highest bit of each byte that is not zero. */
    private static long notZero(long bytes) {
        return (bytes & ~HIGH_BITS) + ~HIGH_BITS | bytes;
    }

    /** Turns eight by eight bits about their diagonal, by twos, fours and eights. */
    private static long transposed(long bits) {
        long twos = (bits ^ bits >>> 7) & 0x00aa_00aa_00aa_00aaL;
        long byTwos = bits ^ twos ^ twos << 7;
        long fours = (byTwos ^ byTwos >>> 14) & 0x0000_cccc_0000_ccccL;
        long byFours = byTwos ^ fours ^ fours << 14;
        long eights = (byFours ^ byFours >>> 28) & 0x0000_0000_f0f0_f0f0L;
        return byFours ^ eights ^ eights << 28;
    }
}
