package org.nightjar.store.h2;

/**
 * Original records that lie together, as read back.
 *
 * @param firstRow store row of the first
 * @param content bytes that hold all of them
 * @param offsets of each in the content
 * @param lengths of each
 */
record RecordBlock(long firstRow, byte[] content, int[] offsets, int[] lengths) {

    boolean holds(long row) {
        return row >= firstRow && row < firstRow + offsets.length;
    }

    /** Where the last record ends; the content may be followed by room that is not used. */
    int end() {
        int last = offsets.length - 1;
        return last < 0 ? 0 : offsets[last] + lengths[last];
    }

    /** The same records in the bytes where they stand. */
    RecordBlock in(byte[] bytes) {
        return new RecordBlock(firstRow, bytes, offsets, lengths);
    }

    /** Where the record of a row ends. */
    int end(long row) {
        int at = (int) (row - firstRow);
        return offsets[at] + lengths[at];
    }

    byte[] record(long row) {
        int at = (int) (row - firstRow);
        return java.util.Arrays.copyOfRange(content, offsets[at], offsets[at] + lengths[at]);
    }
}
