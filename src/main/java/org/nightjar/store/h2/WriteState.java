package org.nightjar.store.h2;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.nightjar.job.JobContext;
import org.nightjar.model.NightjarException;
import org.nightjar.store.EventTable;
import org.nightjar.store.StoredColumn;

/**
 * What the writers of one session share: dictionaries and ids stay valid from item to item.
 *
 * @param connection of their own
 * @param table has the dictionaries; its rows are those of one block
 * @param seen the ids of the whole case
 * @param hashes of the contents of the rows of one block
 * @param nextRow store row of the next event
 */
record WriteState(
        Connection connection,
        EventTable table,
        SeenEvents seen,
        DictionaryBlocks dictionaries,
        long[] hashes,
        long nextRow) {

    /** A block holds no more events. */
    static final int BLOCK_ROWS = 32_768;

    WriteState at(long row) {
        return new WriteState(connection, table, seen, dictionaries, hashes, row);
    }

    /** Reads what the case has, over a second connection. */
    static WriteState read(Path folder) throws NightjarException {
        Connection second = Database.openAgain(folder);
        EventTable table = new EventTable();
        DictionaryBlocks dictionaries = new DictionaryBlocks();
        SeenEvents seen = new SeenEvents();
        try {
            dictionaries.load(second, table);
            long rows = EventRows.eachBlock(second, table, JobContext.unwatched(), firstRow -> {
                long[] contents = ContentHashRows.of(second, firstRow, table.rows());
                for (int row = 0; row < table.rows(); row++) {
                    seen.add(
                            table.idHigh()[row],
                            table.idLow()[row],
                            table.text(row, StoredColumn.EVENT_ID_TEXT),
                            contents[row],
                            contents[row]);
                }
            });
            return new WriteState(second, table, seen, dictionaries, new long[BLOCK_ROWS], rows);
        } catch (SQLException failed) {
            Database.closeQuietly(second, failed);
            throw Database.failed(failed);
        } catch (IOException damaged) {
            Database.closeQuietly(second, damaged);
            throw Database.damaged(folder, damaged);
        }
    }
}
