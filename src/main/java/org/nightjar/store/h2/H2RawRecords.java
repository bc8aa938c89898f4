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
    private @Nullable GzipEntry entry;
    private @Nullable RecordBlock block;

    /** Used by one entry after the other. */
    private byte[] room = new byte[0];

    H2RawRecords(Path folder) throws NightjarException {
        connection = Database.openAgain(folder);
    }

    @Override
    public byte[] record(long storeRow) throws NightjarException {
        try {
            GzipEntry open = entry;
            if (open != null && open.holds(storeRow)) {
                return open.record(storeRow);
            }
            RecordBlock now = block;
            if (now != null && now.holds(storeRow)) {
                return now.record(storeRow);
            }
            leave();
            GzipEntry next = GzipBlocks.open(connection, storeRow, room);
            entry = next;
            if (next != null) {
                return next.record(storeRow);
            }
            RecordBlock raw = RawBlocks.find(connection, storeRow);
            block = raw;
            return raw.record(storeRow);
        } catch (SQLException failed) {
            throw Database.failed(failed);
        } catch (DamagedBlockException | RuntimeException damaged) {
            throw damaged(damaged);
        }
    }

    private void leave() {
        GzipEntry open = entry;
        if (open != null) {
            room = open.room();
        }
        entry = null;
        block = null;
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
        leave();
        try {
            connection.close();
        } catch (SQLException failed) {
            throw Database.failed(failed);
        }
    }
}
