package org.nightjar.store.h2;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.nightjar.store.FoldedText;

/**
 * The summary of some consecutive records.
 *
 * @param bits of its grams
 * @param endRow the row behind the last
 */
record Chunk(BitSet bits, int endRow) {

    /**
     * A chunk is closed when its records take so much of what is kept: its summary is not quite a quarter of it. A text of nine
     * grams is taken to be in one chunk of three of those in which it would be taken to be if the summary were a fifth.
     */
    static final double CLOSED_BYTES = 4.2 * GramBits.BITS / 8;

    /** Decides after each record whether a chunk ends. */
    @FunctionalInterface
    private interface Border {
        /** @param bytes what the chunk's records take of what is kept */
        boolean isBehind(int row, double bytes);
    }

    /** Chunks of about the same size. */
    static List<Chunk> of(List<PackedRecords> fetched, int fromRow, int toRow, GramBits.Encoder form)
            throws DamagedBlockException {
        return of(fetched, fromRow, toRow, form, (row, bytes) -> bytes >= CLOSED_BYTES);
    }

    /** Chunks that end where others end; the first and the last may be parts of such. */
    static List<Chunk> within(List<PackedRecords> fetched, int fromRow, int toRow, GramBits.Encoder form, BitSet ends)
            throws DamagedBlockException {
        return of(fetched, fromRow, toRow, form, (row, bytes) -> ends.get(row + 1));
    }

    private static List<Chunk> of(
            List<PackedRecords> fetched, int fromRow, int toRow, GramBits.Encoder form, Border border)
            throws DamagedBlockException {
        List<Chunk> chunks = new ArrayList<>();
        Grams grams = new Grams();
        double[] bytes = {0};
        int[] open = {-1};
        each(fetched, fromRow, toRow, grams, (row, share) -> {
            bytes[0] += share;
            open[0] = row;
            if (border.isBehind(row, bytes[0])) {
                chunks.add(new Chunk(form.of(grams), row + 1));
                grams.clear();
                bytes[0] = 0;
                open[0] = -1;
            }
        });
        if (open[0] >= 0) {
            chunks.add(new Chunk(form.of(grams), open[0] + 1));
        }
        return chunks;
    }

    /** All grams of the records from a row to another. */
    static Grams grams(List<PackedRecords> fetched, int fromRow, int toRow) throws DamagedBlockException {
        Grams grams = new Grams();
        each(fetched, fromRow, toRow, grams, (row, share) -> {});
        return grams;
    }

    /** Told when a record's grams were added. */
    @FunctionalInterface
    private interface Added {
        /** @param bytes what the record takes of what is kept */
        void added(int row, double bytes);
    }

    private static void each(List<PackedRecords> fetched, int fromRow, int toRow, Grams grams, Added added)
            throws DamagedBlockException {
        FoldedText folded = new FoldedText();
        for (PackedRecords packed : fetched) {
            int from = (int) Math.max(fromRow, packed.firstRow());
            int end = (int) Math.min(toRow, packed.endRow());
            if (from >= end) {
                continue;
            }
            RecordBlock block = packed.unpack(end - (int) packed.firstRow());
            double share = packed.data().length / (double) Math.max(1, block.end());
            for (int row = from; row < end; row++) {
                int at = row - (int) packed.firstRow();
                folded.foldRecord(block.content(), block.offsets()[at], block.lengths()[at]);
                grams.add(folded.bytes(), folded.length());
                added.added(row, share * block.lengths()[at]);
            }
        }
    }
}
