package org.nightjar.store.h2;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.NightjarException;
import org.nightjar.model.PrincipalUse;
import org.nightjar.model.RecordPosition;
import org.nightjar.store.EventFlags;
import org.nightjar.store.EventTable;
import org.nightjar.store.PrincipalCodec;
import org.nightjar.store.StoredColumn;
import org.nightjar.store.StoredRecords;

/** Reads an item block by block over a connection of its own, with dictionaries that others may share. */
final class H2StoredRecords implements StoredRecords {

    /** More than any Nightjar puts into a block. */
    private static final int MOST_ROWS = 1 << 20;

    private record Block(long firstRow, int rows) {}

    private final Connection connection;
    private final EventTable table;
    private List<Block> blocks = List.of();
    private int evidenceId;
    private int nextBlock;
    private long firstRow;
    private int row;
    private long[] hashes = new long[0];
    private @Nullable RecordBlock records;

    static EventTable dictionaries(Connection connection) throws SQLException, DamagedBlockException {
        EventTable table = new EventTable();
        new DictionaryBlocks().load(connection, table);
        return table;
    }

    /** So many, each with a connection of its own. */
    static List<StoredRecords> open(Path folder, EventTable dictionaries, int count) throws NightjarException {
        List<StoredRecords> opened = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            opened.add(new H2StoredRecords(Database.openAgain(folder), dictionaries));
        }
        return opened;
    }

    /** @param dictionaries a table whose dictionaries are loaded and do not change any more */
    H2StoredRecords(Connection connection, EventTable dictionaries) {
        this.connection = connection;
        this.table = new EventTable(dictionaries);
    }

    @Override
    public void start(int item) throws NightjarException {
        evidenceId = item;
        nextBlock = 0;
        table.clearRows();
        row = -1;
        records = null;
        List<Block> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT first_row, row_count FROM event_block WHERE evidence_id = ? ORDER BY first_row")) {
            select.setInt(1, item);
            try (ResultSet block = select.executeQuery()) {
                while (block.next()) {
                    found.add(new Block(block.getLong(1), block.getInt(2)));
                }
            }
        } catch (SQLException failed) {
            throw Database.failed(failed);
        }
        blocks = found;
    }

    @Override
    public boolean next() throws NightjarException {
        row++;
        while (row >= table.rows()) {
            if (nextBlock == blocks.size()) {
                return false;
            }
            try {
                load(blocks.get(nextBlock++));
            } catch (SQLException failed) {
                throw Database.failed(failed);
            } catch (DamagedBlockException | RuntimeException damaged) {
                throw H2RawRecords.damaged(damaged);
            }
            row = 0;
        }
        return true;
    }

    private void load(Block block) throws SQLException, DamagedBlockException {
        if (block.rows() < 0 || block.rows() > MOST_ROWS) {
            throw new DamagedBlockException("a block claims " + block.rows() + " events");
        }
        table.clearRows();
        firstRow = block.firstRow();
        EventBlockCodec.unpack(data("event_block", block), block.rows(), evidenceId, table);
        hashes = new long[block.rows()];
        byte[] packed = data("content_hash", block);
        if (packed.length > 0) {
            BlockBytes.Reader in = new BlockBytes.Reader(packed);
            for (int i = 0; i < hashes.length; i++) {
                hashes[i] = in.number(Long.BYTES);
            }
        }
    }

    /** Empty if the table has no such block. */
    private byte[] data(String name, Block block) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT data FROM " + name + " WHERE first_row = ? AND row_count = ?")) {
            select.setLong(1, block.firstRow());
            select.setInt(2, block.rows());
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? found.getBytes(1) : new byte[0];
            }
        }
    }

    @Override
    public boolean isAt(RecordPosition position, boolean numbered) {
        return (!numbered || table.recordIndexes()[row] == position.recordIndex())
                && table.byteOffsets()[row] == position.byteOffset()
                && table.text(row, StoredColumn.ENTRY).equals(position.entry());
    }

    @Override
    public RecordPosition position() {
        return new RecordPosition(
                table.text(row, StoredColumn.ENTRY), table.recordIndexes()[row], table.byteOffsets()[row]);
    }

    @Override
    public String eventId() {
        return table.eventId(row);
    }

    @Override
    public long contentHash() {
        return hashes[row];
    }

    private RecordBlock block() throws NightjarException {
        long storeRow = firstRow + row;
        RecordBlock now = records;
        if (now == null || !now.holds(storeRow)) {
            now = H2RawRecords.find(connection, storeRow);
            records = now;
        }
        return now;
    }

    @Override
    public boolean isRecord(byte[] buffer, int offset, int length) throws NightjarException {
        RecordBlock block = block();
        int at = (int) (firstRow + row - block.firstRow());
        int from = block.offsets()[at];
        return Arrays.equals(block.content(), from, from + block.lengths()[at], buffer, offset, offset + length);
    }

    @Override
    public byte[] record() throws NightjarException {
        return block().record(firstRow + row);
    }

    @Override
    public boolean says(AuditEvent event) {
        return table.times()[row] == event.time().toEpochMilli()
                && table.eventId(row).equals(event.eventId())
                && table.flags()[row]
                        == EventFlags.of(event.access(), event.outcome(), event.source(), event.derivedId())
                && is(StoredColumn.ACTION, event.action())
                && is(StoredColumn.SERVICE, event.service())
                && is(
                        StoredColumn.PRINCIPAL_USE,
                        PrincipalCodec.pack(new PrincipalUse(event.principal(), event.accessKeyId())))
                && is(StoredColumn.ADDRESS, event.sourceAddress())
                && is(StoredColumn.AGENT, event.userAgent())
                && is(StoredColumn.ACCOUNT, event.account())
                && is(StoredColumn.REGION, event.region())
                && is(StoredColumn.ERROR_CODE, event.errorCode())
                && is(StoredColumn.ERROR_MESSAGE, event.errorMessage())
                && is(StoredColumn.RESOURCES, String.join("\n", event.resources()))
                && is(StoredColumn.TARGETS, String.join("\n", event.targets()))
                && is(StoredColumn.DETAIL, event.detail())
                && is(StoredColumn.ISSUED_KEY, event.issuedKeyId())
                && is(StoredColumn.SHARED_EVENT, event.sharedEventId());
    }

    private boolean is(StoredColumn column, String value) {
        return table.text(row, column).equals(value);
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
