package org.nightjar.store.h2;

import java.util.List;
import org.nightjar.model.NightjarException;

/** Fetches records in stretches of about a megabyte of what is kept, whatever the size of a record. One thread. */
final class Stretches {

    private static final long BYTES = 1 << 20;
    private static final long MOST_ROWS = 8192;

    private final RecordSource source;
    private long rows = 256;

    Stretches(RecordSource source) {
        this.source = source;
    }

    /** From what holds the row on. */
    List<PackedRecords> from(long row) throws NightjarException {
        List<PackedRecords> fetched = source.read(row, row + rows);
        long count = fetched.stream().mapToLong(PackedRecords::rows).sum();
        rows = Math.max(1, Math.min(MOST_ROWS, BYTES * count / Math.max(1, bytes(fetched))));
        return fetched;
    }

    /** Only what holds the row. */
    List<PackedRecords> only(long row) throws NightjarException {
        return source.read(row, row);
    }

    /** What they take of what is kept. */
    static long bytes(List<PackedRecords> fetched) {
        return fetched.stream().mapToLong(one -> one.data().length).sum();
    }

    static int end(List<PackedRecords> fetched) {
        return (int) Math.min(Integer.MAX_VALUE, fetched.get(fetched.size() - 1).endRow());
    }
}
