package org.nightjar.store.h2;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Goes through all rejects of a case in the order of evidence, some at a time: rows, and blocks between them. */
final class RejectPages {

    private static final int ROWS = 50;

    private final List<PackedRejects.Block> blocks;
    private int nextBlock;
    private long lastRow;

    RejectPages(Connection connection) throws SQLException {
        blocks = PackedRejects.blocks(connection);
    }

    /** The next ones; empty at the end. */
    List<RejectRows.Numbered> next(Connection connection) throws SQLException, DamagedBlockException {
        boolean more = nextBlock < blocks.size();
        long through = more ? blocks.get(nextBlock).afterReject() : Long.MAX_VALUE;
        List<RejectRows.Numbered> page = RejectRows.page(connection, lastRow, through, ROWS);
        if (page.isEmpty()) {
            return more ? PackedRejects.read(connection, blocks.get(nextBlock++).id()) : List.of();
        }
        lastRow = page.get(page.size() - 1).id();
        return page;
    }
}
