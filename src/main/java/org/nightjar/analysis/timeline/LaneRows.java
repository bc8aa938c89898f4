package org.nightjar.analysis.timeline;

import java.util.stream.IntStream;
import org.nightjar.analysis.timeline.EventClass.Classifier;
import org.nightjar.store.Column;
import org.nightjar.store.RowParts;
import org.nightjar.store.RowSet;

/**
 * Deals rows out to lanes by code and class in two passes on all cores: one counts, one fills arrays of the right size, each
 * part at the places that the parts before it leave. A row with several values is in the lane of each. Used once.
 */
final class LaneRows {

    /** Work for one thread. */
    private static final int PART = 1 << 17;

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private static final int[] NONE = new int[0];

    private final Column column;
    private final Classifier classifier;
    private final RowSet rows;
    private final LaneCodes lanes;
    private final int slots;
    private final int parts;

    LaneRows(Column column, Classifier classifier, RowSet rows, LaneCodes lanes) {
        this.column = column;
        this.classifier = classifier;
        this.rows = rows;
        this.lanes = lanes;
        slots = lanes.count() * EventClass.COUNT;
        parts = Math.max(1, Math.min(2 * CORES, rows.size() / Math.max(PART, slots)));
    }

    /** Ascending rows by lane and class; an empty array for lanes without rows. */
    int[][][] deal() {
        int[][] places = new int[parts][];
        IntStream.range(0, parts).parallel().forEach(part -> {
            int[] counts = new int[slots];
            inSlots(part, (some, slotsOf, count) -> {
                for (int i = 0; i < count; i++) {
                    counts[slotsOf[i]]++;
                }
            });
            places[part] = counts;
        });
        int[][][] dealt = new int[slots / EventClass.COUNT][0][];
        int[][] bySlot = new int[slots][];
        for (int lane = 0; lane < dealt.length; lane++) {
            int first = lane * EventClass.COUNT;
            int ofLane = 0;
            for (int slot = first; slot < first + EventClass.COUNT; slot++) {
                int ofSlot = turnToPlaces(places, slot);
                bySlot[slot] = ofSlot == 0 ? NONE : new int[ofSlot];
                ofLane += ofSlot;
            }
            if (ofLane > 0) {
                dealt[lane] = java.util.Arrays.copyOfRange(bySlot, first, first + EventClass.COUNT);
            }
        }
        IntStream.range(0, parts).parallel().forEach(part -> {
            int[] next = places[part];
            inSlots(part, (some, slotsOf, count) -> {
                for (int i = 0; i < count; i++) {
                    int slot = slotsOf[i];
                    bySlot[slot][next[slot]++] = some[i];
                }
            });
        });
        return dealt;
    }

    /** Turns the parts' counts of a slot to where each begins; gives how many there are in all. */
    private static int turnToPlaces(int[][] counts, int slot) {
        int sum = 0;
        for (int[] ofPart : counts) {
            int count = ofPart[slot];
            ofPart[slot] = sum;
            sum += count;
        }
        return sum;
    }

    /** Is given rows and the slot of each. */
    private interface Block {
        void take(int[] rows, int[] slotsOf, int count);
    }

    private void inSlots(int part, Block block) {
        int from = RowParts.start(part, parts, rows.size());
        int to = RowParts.start(part + 1, parts, rows.size());
        int[] codes = new int[RowSet.MOST_IN_BLOCK];
        int[] classes = new int[RowSet.MOST_IN_BLOCK];
        if (column.isMultiple() || !lanes.areCodes()) {
            Slots slotsOf = new Slots(block);
            rows.inBlocks(from, to, (some, count) -> {
                classifier.ordinals(some, count, classes);
                column.bases(some, count, codes);
                for (int i = 0; i < count; i++) {
                    slotsOf.addAll(some[i], codes[i], classes[i]);
                }
                slotsOf.handOver();
            });
            return;
        }
        rows.inBlocks(from, to, (some, count) -> {
            column.codes(some, count, codes);
            classifier.ordinals(some, count, classes);
            for (int i = 0; i < count; i++) {
                codes[i] = codes[i] * EventClass.COUNT + classes[i];
            }
            block.take(some, codes, count);
        });
    }

    /** Gathers rows of those values that have lanes. */
    private final class Slots {

        private final Block block;
        private final int[] taken = new int[RowSet.MOST_IN_BLOCK];
        private final int[] slotsOf = new int[RowSet.MOST_IN_BLOCK];
        private int count;

        Slots(Block block) {
            this.block = block;
        }

        void addAll(int row, int base, int ordinal) {
            int[] several = column.isMultiple() ? column.codesOfBase(base) : NONE;
            if (several.length == 0) {
                add(row, column.codeOfBase(base), ordinal);
            }
            for (int code : several) {
                add(row, code, ordinal);
            }
        }

        private void add(int row, int code, int ordinal) {
            int lane = lanes.laneOf(code);
            if (lane >= 0) {
                if (count == taken.length) {
                    handOver();
                }
                taken[count] = row;
                slotsOf[count++] = lane * EventClass.COUNT + ordinal;
            }
        }

        void handOver() {
            block.take(taken, slotsOf, count);
            count = 0;
        }
    }
}
