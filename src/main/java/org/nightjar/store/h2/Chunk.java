package org.nightjar.store.h2;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.nightjar.store.FoldedText;

/**
 * The summary of some consecutive records.
 *
 * @param grams which the records have
 * @param endRow the row behind the last
 */
record Chunk(BitSet grams, int endRow) {

    /**
     * A chunk is closed when its records take so much of what is kept: its summary is not quite a quarter of it. A text of nine
     * grams is taken to be in one chunk of three of those in which it would be taken to be if the summary were a fifth.
     */
    private static final double CLOSED_BYTES = 4.2 * Grams.BITS / 8;

    /** Decides after each record whether a chunk ends. */
    @FunctionalInterface
    private interface Border {
        /** @param bytes what the chunk's records take of what is kept */
        boolean isBehind(int row, double bytes);
    }

    /** Chunks of about the same size. */
    static List<Chunk> of(List<PackedRecords> fetched, int fromRow, int toRow) throws DamagedBlockException {
        return of(fetched, fromRow, toRow, (row, bytes) -> bytes >= CLOSED_BYTES);
    }

    /** Chunks that end where others end; the first and the last may be parts of such. */
    static List<Chunk> within(List<PackedRecords> fetched, int fromRow, int toRow, BitSet ends)
            throws DamagedBlockException {
        return of(fetched, fromRow, toRow, (row, bytes) -> ends.get(row + 1));
    }

    private static List<Chunk> of(List<PackedRecords> fetched, int fromRow, int toRow, Border border)
            throws DamagedBlockException {
        List<Chunk> chunks = new ArrayList<>();
        FoldedText folded = new FoldedText();
        Grams grams = new Grams();
        double bytes = 0;
        int open = -1;
        for (PackedRecords packed : fetched) {
            RecordBlock block = packed.unpack();
            double share = packed.data().length / (double) Math.max(1, block.end());
            int end = (int) Math.min(toRow, packed.endRow());
            for (int row = (int) Math.max(fromRow, packed.firstRow()); row < end; row++) {
                int at = row - (int) packed.firstRow();
                folded.foldRecord(block.content(), block.offsets()[at], block.lengths()[at]);
                grams.add(folded.bytes(), folded.length());
                bytes += share * block.lengths()[at];
                open = row;
                if (border.isBehind(row, bytes)) {
                    chunks.add(new Chunk(grams.toBits(), row + 1));
                    grams.clear();
                    bytes = 0;
                    open = -1;
                }
            }
        }
        if (open >= 0) {
            chunks.add(new Chunk(grams.toBits(), open + 1));
        }
        return chunks;
    }
}
