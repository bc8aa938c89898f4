package org.nightjar.store.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The original bytes of records, some hundred of them a block: the lengths of all, then their bytes. */
final class RawBlocks {

    /** A block is closed when its records reach this size. */
    static final int FULL_BYTES = 256 << 10;

    private final BlockBytes lengths = new BlockBytes(0);
    private final BlockBytes bytes = new BlockBytes(0);
    private long firstRow;
    private int rows;

    /** Starts again at that store row. */
    void start(long nextRow) {
        firstRow = nextRow;
        rows = 0;
        lengths.clear();
        bytes.clear();
    }

    void add(byte[] buffer, int offset, int length) {
        lengths.varint(length);
        bytes.raw(buffer, offset, length);
        rows++;
    }

    boolean isFull() {
        return bytes.length() >= FULL_BYTES;
    }

    /** Writes the block, if there is anything in it, and starts the next. */
    void save(Connection connection, int evidenceId) throws SQLException {
        if (rows == 0) {
            return;
        }
        BlockBytes whole = new BlockBytes(lengths.length() + bytes.length());
        whole.raw(lengths.array(), 0, lengths.length());
        whole.raw(bytes.array(), 0, bytes.length());
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO raw_block VALUES (?, ?, ?, ?)")) {
            insert.setLong(1, firstRow);
            insert.setInt(2, rows);
            insert.setInt(3, evidenceId);
            Database.setBytes(insert, 4, whole.packed());
            insert.executeUpdate();
        }
        start(firstRow + rows);
    }

    /** The block that holds a row. */
    static RecordBlock find(Connection connection, long row) throws SQLException, DamagedBlockException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT first_row, row_count, data FROM raw_block WHERE first_row <= ? ORDER BY first_row DESC LIMIT 1")) {
            select.setLong(1, row);
            try (ResultSet result = select.executeQuery()) {
                if (!result.next() || row >= result.getLong(1) + result.getInt(2)) {
                    throw new DamagedBlockException("there is no original record of row " + row);
                }
                return unpack(result.getLong(1), result.getInt(2), result.getBytes(3));
            }
        }
    }

    static RecordBlock unpack(long firstRow, int rows, byte[] data) throws DamagedBlockException {
        BlockBytes.Reader in = new BlockBytes.Reader(data);
        int[] lengths = new int[rows];
        for (int i = 0; i < rows; i++) {
            lengths[i] = in.varint();
        }
        int[] offsets = new int[rows];
        for (int i = 0; i < rows; i++) {
            offsets[i] = in.position();
            in.skip(lengths[i]);
        }
        return new RecordBlock(firstRow, in.array(), offsets, lengths);
    }
}
