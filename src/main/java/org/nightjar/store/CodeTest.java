package org.nightjar.store;

import java.util.BitSet;
import java.util.List;

/**
 * Whether the code of a row is among some. Made once a question, asked of many rows: one at a time, of a stretch of rows as
 * bits, or of a list that is thinned out. What can be said of a base code ({@link Column}) is not asked of each row.
 * Immutable.
 */
public final class CodeTest {

    private final Codes base;
    private final CodeBits bases;
    private final int size;

    /** @param bases the base codes that are among them */
    CodeTest(Codes base, BitSet bases, int size) {
        this.base = base;
        this.bases = CodeBits.of(base, bases, size);
        this.size = size;
    }

    /** Whether both ask the same codes, so that one may ask for what either asks for. */
    public boolean sharesBases(CodeTest other) {
        return base == other.base && size == other.size;
    }

    /** Whether the code of a row is among those of any of some, at least one, that share their bases. */
    public static CodeTest any(List<CodeTest> some) {
        CodeTest first = some.get(0);
        if (some.size() == 1) {
            return first;
        }
        BitSet all = new BitSet(first.size);
        some.forEach(one -> all.or(BitSet.valueOf(one.bases.bits())));
        return new CodeTest(first.base, all, first.size);
    }

    /** Whether no row can be. */
    public boolean isNone() {
        return bases.isNone();
    }

    public boolean test(int row) {
        return bases.has(base.get(row));
    }

    /**
     * The same of the rows from one to another, as bits at the start of an array; bits beyond the last row are of no meaning.
     *
     * @param fromRow a multiple of 64
     */
    public void test(int fromRow, int toRow, long[] into) {
        base.test(bases, fromRow, toRow, into);
    }

    /** Keeps, of the first rows of the array, those that are, in their order; gives how many. */
    public int keep(int[] rows, int count) {
        return base.keep(bases, rows, count);
    }
}
