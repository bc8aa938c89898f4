package org.nightjar.store.h2;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** Finds original records, and holds on to the blocks that were used last. Confined to one thread at a time. */
final class RecordCache {

    /** Records in time order come from several entries in turn: as many as fit here are held. */
    private static final long MOST_BYTES = 48L << 20;

    private final Deque<RecordBlock> recent = new ArrayDeque<>();
    private long bytes;

    byte[] record(Connection connection, long row) throws SQLException, DamagedBlockException {
        for (Iterator<RecordBlock> blocks = recent.iterator(); blocks.hasNext(); ) {
            RecordBlock block = blocks.next();
            if (block.holds(row)) {
                blocks.remove();
                recent.addFirst(block);
                return block.record(row);
            }
        }
        RecordBlock block = GzipBlocks.find(connection, row);
        if (block == null) {
            block = RawBlocks.find(connection, row);
        }
        recent.addFirst(block);
        bytes += block.content().length;
        while (bytes > MOST_BYTES && recent.size() > 1) {
            bytes -= recent.removeLast().content().length;
        }
        return block.record(row);
    }
}
