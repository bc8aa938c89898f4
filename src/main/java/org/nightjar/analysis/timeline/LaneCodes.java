package org.nightjar.analysis.timeline;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nightjar.analysis.Counts;
import org.nightjar.model.Dimension;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/**
 * Which values of a dimension have lanes. Of very many values only those with the most events have: nobody scrolls through a
 * million lanes, and each takes some hundred bytes. Immutable.
 */
final class LaneCodes {

    /** So many values have lanes at most. */
    static final int MOST = 10_000;

    private final int count;
    private final int values;
    private final int @Nullable [] codes;
    private final int @Nullable [] laneOf;

    private LaneCodes(int count, int values, int @Nullable [] codes, int @Nullable [] laneOf) {
        this.count = count;
        this.values = values;
        this.codes = codes;
        this.laneOf = laneOf;
    }

    /** Every value has one, however many there are. */
    static LaneCodes all(EventIndex index, Dimension dimension) {
        int all = index.column(dimension).dictionary().size();
        return new LaneCodes(all, all, null, null);
    }

    /**
     * The values that have lanes.
     *
     * @param wanted codes that have one however few events they have, as far as there is room
     */
    static LaneCodes of(EventIndex index, Dimension dimension, RowSet rows, BitSet wanted) {
        int all = index.column(dimension).dictionary().size();
        if (all <= MOST) {
            return all(index, dimension);
        }
        int[] counts = Counts.of(index, dimension, rows);
        // the sign puts those wanted first, then come those of many events
        long[] order = IntStream.range(0, all)
                .filter(code -> counts[code] > 0)
                .mapToLong(code -> (wanted.get(code) ? Long.MIN_VALUE : 0)
                        | (long) (Integer.MAX_VALUE - counts[code]) << 32
                        | code)
                .sorted()
                .toArray();
        int[] codes = Arrays.stream(order)
                .limit(MOST)
                .mapToInt(one -> (int) one)
                .sorted()
                .toArray();
        int[] laneOf = new int[all];
        Arrays.fill(laneOf, -1);
        for (int lane = 0; lane < codes.length; lane++) {
            laneOf[codes[lane]] = lane;
        }
        return new LaneCodes(codes.length, order.length, codes, laneOf);
    }

    /** How many lanes there may be. */
    int count() {
        return count;
    }

    /** Whether the number of each lane is that of its code. */
    boolean areCodes() {
        return codes == null;
    }

    /** How many values have no lane for want of room. */
    int leftOut() {
        return values - count;
    }

    /** The lane of a code, or -1. */
    int laneOf(int code) {
        return laneOf == null ? code : laneOf[code];
    }

    /** The code of a lane. */
    int codeOf(int lane) {
        return codes == null ? lane : codes[lane];
    }
}
