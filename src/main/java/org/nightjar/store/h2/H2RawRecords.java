package org.nightjar.store.h2;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;
import org.nightjar.store.RawRecords;

/** Reads original records over a connection of its own, so that several threads may read at once. */
final class H2RawRecords implements RawRecords {

    private final Connection connection;
    private @Nullable RecordBlock block;

    H2RawRecords(Path folder) throws NightjarException {
        connection = Database.openAgain(folder);
    }

    @Override
    public byte[] record(long storeRow) throws NightjarException {
        RecordBlock now = block;
        if (now == null || !now.holds(storeRow)) {
            now = find(connection, storeRow);
            block = now;
        }
        return now.record(storeRow);
    }

    /** The block that holds a row, however it is kept. */
    static RecordBlock find(Connection connection, long storeRow) throws NightjarException {
        try {
            RecordBlock gzip = GzipBlocks.find(connection, storeRow);
            return gzip == null ? RawBlocks.find(connection, storeRow) : gzip;
        } catch (SQLException failed) {
            throw Database.failed(failed);
        } catch (DamagedBlockException | RuntimeException damaged) {
            throw damaged(damaged);
        }
    }

    static NightjarException damaged(Exception why) {
        String what = why instanceof DamagedBlockException known ? known.getMessage() : "a block cannot be read";
        return new NightjarException(ErrorKind.CASE_DAMAGED, "The store is damaged: " + what + ".", why);
    }

    @Override
    public void close() throws NightjarException {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw Database.failed(failed);
        }
    }
}
