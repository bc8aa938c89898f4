package org.nightjar.store.h2;

/**
 * The records of one entry that is kept as gzip data, inflated no further than to the last that was asked for: whoever
 * wants a few of an entry's records pays for what stands before them. Confined to one thread.
 */
final class GzipEntry {

    private final RecordBlock placed;
    private final GzipContent content;
    private byte[] inflated;

    /**
     * @param placed where the records stand
     * @param gzip the entry
     * @param room to inflate into, if it is enough
     */
    GzipEntry(RecordBlock placed, byte[] gzip, byte[] room) {
        this.placed = placed;
        content = new GzipContent(gzip, room);
        inflated = room;
    }

    boolean holds(long row) {
        return placed.holds(row);
    }

    byte[] record(long row) throws DamagedBlockException {
        inflated = content.upTo(placed.end(row));
        return placed.in(inflated).record(row);
    }

    /** For the next entry; this one must not be asked again. */
    byte[] room() {
        return inflated;
    }
}
