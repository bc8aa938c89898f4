package org.nightjar.store.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The hashes of what records say, block by block beside the events; cases of the first version have none. */
final class ContentHashRows {

    private ContentHashRows() {}

    static void save(Connection connection, long firstRow, int evidenceId, long[] hashes, int rows)
            throws SQLException {
        BlockBytes block = new BlockBytes(rows * Long.BYTES);
        block.numbers(hashes, rows);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO content_hash VALUES (?, ?, ?, ?)")) {
            insert.setLong(1, firstRow);
            insert.setInt(2, rows);
            insert.setInt(3, evidenceId);
            Database.setBytes(insert, 4, block.stored());
            insert.executeUpdate();
        }
    }

    /** The hashes of the events of a block; 0 where there is none. */
    static long[] of(Connection connection, long firstRow, int rows) throws SQLException, DamagedBlockException {
        long[] hashes = new long[rows];
        try (PreparedStatement select =
                connection.prepareStatement("SELECT row_count, data FROM content_hash WHERE first_row = ?")) {
            select.setLong(1, firstRow);
            try (ResultSet block = select.executeQuery()) {
                if (!block.next()) {
                    return hashes;
                }
                if (block.getInt(1) != rows) {
                    throw new DamagedBlockException("hashes belong to no events");
                }
                BlockBytes.Reader in = new BlockBytes.Reader(block.getBytes(2));
                for (int i = 0; i < rows; i++) {
                    hashes[i] = in.number(Long.BYTES);
                }
            }
        }
        return hashes;
    }
}
