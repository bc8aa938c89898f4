package org.nightjar.store.h2;

import java.util.ArrayList;
import java.util.List;
import org.nightjar.model.NightjarException;

/**
 * Looks into the records of which a segment of summaries is to be made, at places spread evenly over them, for how often
 * grams are there: what is everyday in one account's logs is rare in another's.
 */
final class GramSample {

    /** More of them make no difference that could be measured. */
    private static final int PLACES = 64;

    private GramSample() {}

    /** The form of the summaries of the records from a row on, as many as make so many chunks. */
    static GramBits of(RecordSource source, int fromRow, int endRow, int chunks) throws NightjarException {
        List<PackedRecords> first = source.read(fromRow, fromRow);
        long rows = first.stream().mapToLong(PackedRecords::rows).sum();
        double bytesARow = Math.max(1, Stretches.bytes(first) / (double) rows);
        int rowsAChunk = (int) Math.max(1, Chunk.CLOSED_BYTES / bytesARow);
        int toRow = (int) Math.min(endRow, fromRow + (long) rowsAChunk * chunks);
        GramBits.Sample sample = new GramBits.Sample();
        try (InOrder<Grams> work = new InOrder<>(sample::add)) {
            for (int from : places(fromRow, toRow, rowsAChunk)) {
                int to = Math.min(toRow, from + rowsAChunk);
                List<PackedRecords> fetched = source.read(from, to);
                work.start(() -> Chunk.grams(fetched, from, to));
            }
            work.finish();
        }
        return sample.bits(fromRow);
    }

    private static List<Integer> places(int fromRow, int toRow, int rowsAChunk) {
        int whole = Math.max(1, (toRow - fromRow) / rowsAChunk);
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < Math.min(PLACES, whole); i++) {
            places.add(fromRow + (int) ((long) i * whole / Math.min(PLACES, whole)) * rowsAChunk);
        }
        return places;
    }
}
